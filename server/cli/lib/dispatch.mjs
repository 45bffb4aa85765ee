import path from "node:path";
import { ROOT } from "./dataFolder.mjs";
import { Failure } from "./failure.mjs";
import { continueOnPackagedNode, isHandedOver, isNewEnough } from "./nodeVersion.mjs";
import { installPackages } from "./packages.mjs";
import { say, sayOnStderr } from "./progress.mjs";
import { end, endOnSignals, isEnding } from "./shutdown.mjs";

/** `exitCode`: after Ctrl-C; `failureCode`: when the environment fails; `quiet`: stdout is for data. */
const WORDS = {
  start: { exitCode: 0, run: async () => (await import("./start.mjs")).start() },
  dev: { exitCode: 0, run: async () => (await import("./start.mjs")).start({ dev: true }) },
  test: { run: async (args) => (await import("./testCommand.mjs")).testCommand(args) },
  baton: {
    quiet: true,
    failureCode: 3,
    run: async (args) => (await import("./batonCommand.mjs")).batonCommand("server/cli/commands/main.ts", args),
  },
  bench: {
    quiet: true,
    failureCode: 3,
    run: async (args) => (await import("./batonCommand.mjs")).batonCommand("server/cli/commands/bench.ts", args),
  },
  demo: {
    quiet: true,
    exitCode: 0,
    failureCode: 3,
    run: async (args) => (await import("./batonCommand.mjs")).batonCommand("server/cli/commands/demo.ts", args),
  },
  db: { quiet: true, run: async (args) => (await import("./dbCommand.mjs")).dbCommand(args) },
  "test-database": { quiet: true, run: async () => (await import("./testHelpers.mjs")).testDatabase() },
  "test-stack": { quiet: true, run: async () => (await import("./testStack.mjs")).testStack() },
};

export async function dispatch([word, ...args]) {
  const { exitCode = 130, failureCode = 1, quiet = false, run } = WORDS[word] ?? {};
  try {
    if (!run)
      throw new Failure(
        "Say what to do: npm start, npm test, npm run dev, npm run baton -- COMMAND, npm run bench -- NAME, npm run demo or npm run db.",
        { exitCode: 2 },
      );
    if (quiet) sayOnStderr();
    endOnSignals({ exitCode, onSignal: () => word.startsWith("test-") || isHandedOver() || say("\nStopping…") });
    await installPackages();
    return await finish((await continueIfNeeded()) ?? (await run(args)) ?? 0);
  } catch (error) {
    if (isEnding()) return await new Promise(() => {}); // interrupted: endOnSignals exits
    console.error(error instanceof Failure ? error.message : error);
    return await finish(error.exitCode ?? failureCode);
  }
}

async function continueIfNeeded() {
  if (!isNewEnough()) return continueOnPackagedNode();
  // Children, and scripts that begin with `#!/usr/bin/env node`, run on the packaged Node too.
  process.env.PATH = `${path.join(ROOT, "node_modules/.bin")}${path.delimiter}${process.env.PATH ?? ""}`;
  return undefined;
}

async function finish(code) {
  if (isEnding()) return await new Promise(() => {});
  await end();
  process.exit(code);
}
