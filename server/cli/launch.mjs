// The way in for npm start, npm test and the other words. Nothing may be installed yet, and this file is read by
// whatever Node there is: so old syntax here, and the rest only after a look at the version.
var major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(
    `Baton needs Node.js 20 or newer, and this is ${process.versions.node}; install one from https://nodejs.org.`,
  );
  process.exit(1);
} else {
  import("./lib/dispatch.mjs").then((module) => module.dispatch(process.argv.slice(2)));
}
