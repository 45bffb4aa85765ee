import type { BenchDesk } from "../desk";
import { type Metrics, quantile } from "../metrics";
import { runScript } from "../runScript";

/** From the click of a correction until two processes have each decided a message much like it by the correction. Both ways
 *  of reading a message, and writing it, are in the time. */
export async function benchCorrection(desk: BenchDesk): Promise<Metrics> {
  const { times, missed } = await runScript<{ times: number[]; missed: number }>(
    desk,
    new URL("./run.ts", import.meta.url),
  );
  return {
    correctionMs: { value: quantile(times, 0.5), unit: "ms", n: times.length },
    correctionP95Ms: { value: quantile(times, 0.95), unit: "ms", n: times.length },
    correctionMissed: { value: missed, unit: "corrections", n: times.length },
  };
}
