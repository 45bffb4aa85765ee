import { databaseUrl, ensureDatabase, stopDatabase } from "./database.mjs";
import { dataFolder } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";

/** `npm run db -- ensure|stop|url`: a database for development that runs until it is stopped. */
export async function dbCommand([word = "ensure"]) {
  const dataDir = dataFolder();
  if (word === "ensure") console.log((await ensureDatabase({ dataDir, keep: true })).url);
  else if (word === "stop") await stopDatabase(dataDir);
  else if (word === "url") {
    const url = databaseUrl(dataDir);
    if (!url) throw new Failure("There is no database yet; make it with: npm run db -- ensure");
    console.log(url);
  } else throw new Failure(`npm run db -- ${word}: choose ensure, stop or url.`, { exitCode: 2 });
}
