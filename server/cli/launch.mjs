// The way in for npm start, npm test and the other words. No dependencies here: nothing may be installed yet.
const [word, ...args] = process.argv.slice(2);
try {
  const { dbCommand } = await import("./lib/dbCommand.mjs");
  if (word === "db") await dbCommand(args);
  else throw new Error(`not built yet: ${word}`);
} catch (error) {
  console.error(error.name === "Failure" ? error.message : error);
  process.exit(error.exitCode ?? 1);
}
