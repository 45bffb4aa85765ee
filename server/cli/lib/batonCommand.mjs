import { spawn } from "node:child_process";
import { dataFolder, makeDataFolder, ROOT } from "./dataFolder.mjs";
import { build, generateClient, migrate } from "./productSteps.mjs";
import { script } from "./run.mjs";
import { atEnd } from "./shutdown.mjs";
import { environment } from "./start.mjs";

const HISTORY = "server/cli/commands/history.ts";
/** As server/domain/history/import.ts has them. */
const HISTORY_FLAGS = ["--max-semi-space-size=32", "--max-old-space-size=320"];

/** Words of `baton` that are programs of their own: because they need no database, or to load no more than they need. */
const PROGRAMS_ALONE = { evaluate: "server/cli/commands/evaluate.ts" };
const PROGRAMS = { ...PROGRAMS_ALONE, import: HISTORY, export: HISTORY };

/** Benches that need no database. */
const BENCHES_ALONE = ["similar", "calendar", "routing", "forecast"];

/** Benches that open the built product: what they measure is what the checkout says. */
const BENCHES_OF_SCREENS = ["ingest", "chat", "demo", "offers", "triage", "policy"];

/** What says less without a database, and runs all the same: a pipeline checks a policy where there is none. */
const canDoWithout = ([noun, verb]) => noun === "policy" && verb === "check";

/** `npm run baton` and `npm run bench`: on the running database, on one that is
 *  started for the command, or without any. */
export async function batonCommand(file, args) {
  const dataDir = dataFolder();
  makeDataFolder(dataDir);
  const program = file.endsWith("bench.ts") ? undefined : PROGRAMS[args[0]];
  const bench = file.endsWith("bench.ts") ? args[0] : undefined;
  const needsDatabase = !Object.values(PROGRAMS_ALONE).includes(program) && !BENCHES_ALONE.includes(bench);
  const alone = { BATON_DATA: dataDir };
  const onDatabase = async () => {
    const made = await environment({ dataDir, port: Number(process.env.PORT) || 3000 });
    await generateClient();
    await migrate(made.DATABASE_URL);
    return made;
  };
  if (!needsDatabase) await generateClient();
  const env = !needsDatabase
    ? alone
    : await onDatabase().catch((error) => {
        if (!canDoWithout(args)) throw error;
        console.error(error.message);
        return alone;
      });
  if (BENCHES_OF_SCREENS.includes(bench)) await build(env);
  // In our own process group, with our own stdin and stdout: it may ask questions, and its output is data.
  const flags = program === HISTORY ? HISTORY_FLAGS : [];
  const child = spawn(process.execPath, [...flags, ...script(program ?? file, ...args)], {
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
