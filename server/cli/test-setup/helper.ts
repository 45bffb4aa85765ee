import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

/**
 * Starts `launch.mjs WORD`, a process that holds what tests need, says in one line of JSON that it is ready, and takes
 * everything down when its stdin closes: so it leaves nothing behind, however the tests end.
 */
export async function startHelper<Ready>(word: string): Promise<{ ready: Ready; stop: () => Promise<void> }> {
  const launcher = path.resolve(import.meta.dirname, "../launch.mjs");
  const child = spawn(process.execPath, [launcher, word], { stdio: ["pipe", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.stdin.end();
    await gone;
  };
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`launch.mjs ${word} ended with ${code}; see its words above.`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{")) resolve(JSON.parse(line) as Ready);
      else console.error(line);
    });
  });
  return { ready, stop };
}
