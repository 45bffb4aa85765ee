import { spawn } from "node:child_process";
import { dataFolder, makeDataFolder, ROOT } from "./dataFolder.mjs";
import { generateClient, migrate } from "./productSteps.mjs";
import { script } from "./run.mjs";
import { atEnd } from "./shutdown.mjs";
import { environment } from "./start.mjs";

/** `npm run baton` and `npm run bench`: on the running database, or on one that is started for the command. */
export async function batonCommand(file, args) {
  const dataDir = dataFolder();
  makeDataFolder(dataDir);
  const env = await environment({ dataDir, port: Number(process.env.PORT) || 3000 });
  await generateClient();
  await migrate(env.DATABASE_URL);
  // In our own process group, with our own stdin and stdout: it may ask questions, and its output is data.
  const child = spawn(process.execPath, script(file, ...args), {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  const exited = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  atEnd(() => {
    child.kill("SIGTERM");
    return exited;
  });
  return exited;
}
