import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { BenchDesk } from "./desk";

/** A script in a process of its own, on the desk of the bench; gives what its last line says. `at`: of the caller's folder, as
 *  `new URL("./fill.ts", import.meta.url)`. */
export async function runScript<T>(desk: BenchDesk, at: URL, variables: Record<string, string> = {}): Promise<T> {
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", fileURLToPath(at)], {
    env: { ...process.env, ...desk.variables, ...variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return JSON.parse(said.trim().split("\n").at(-1)!) as T;
}
