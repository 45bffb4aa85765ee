import { type BenchDesk, openBenchDesk } from "../desk";
import { runScript } from "../runScript";

export interface ReplayMeasure {
  /** Tickets decided under both policies, listed and compared, over the whole time of the command. */
  replayPerSecond: number;
  /** The most that its process had in memory. */
  replayRssMb: number;
  tickets: number;
}

/** The demo's past, copied until it is long, simulated by the command itself in a process of its own. On a scratch desk: a given one,
 *  whose tickets are copied, or one that is made for it. */
export async function replayPerSecond(given?: BenchDesk, tickets = 20_000): Promise<ReplayMeasure> {
  const desk = given ?? (await openBenchDesk({ hasWeb: false }));
  try {
    return await runScript<ReplayMeasure>(desk, new URL("./replayRun.ts", import.meta.url), {
      BENCH_TICKETS: String(tickets),
    });
  } finally {
    if (!given) await desk.close();
  }
}
