import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { BenchDesk } from "../desk";
import { type Metrics, quantile } from "../metrics";

/** From the click of a correction until two processes have each decided a message much like it by the correction. Both ways
 *  of reading a message, and writing it, are in the time. */
export async function benchCorrection(desk: BenchDesk): Promise<Metrics> {
  const file = fileURLToPath(new URL("./run.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", file], {
    env: { ...process.env, ...desk.variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, "exit")]);
  const { times, missed } = JSON.parse(printed.trim().split("\n").at(-1)!) as { times: number[]; missed: number };
  return {
    correctionMs: { value: quantile(times, 0.5), unit: "ms", n: times.length },
    correctionP95Ms: { value: quantile(times, 0.95), unit: "ms", n: times.length },
    correctionMissed: { value: missed, unit: "corrections", n: times.length },
  };
}
