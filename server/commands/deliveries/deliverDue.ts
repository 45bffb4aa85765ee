import { type ClaimedLetter, claimLetters, settleLetter } from "../../db/outbox";
import { type Attempt, writeFault } from "../../domain/delivery/outcome";
import { settle } from "../../domain/delivery/retry";
import { log } from "../../log";
import { deliverLetter } from "./deliverLetter";

/** Letters to one receiver that are under way at the same time. */
const together = 5;

/** What the work gives, or null as soon as the signal says so. */
async function unlessEnded<T>(work: Promise<T>, signal?: AbortSignal): Promise<T | null> {
  let end = () => {};
  const ended = new Promise<null>((resolve) => {
    end = () => resolve(null);
  });
  signal?.addEventListener("abort", end);
  try {
    return await Promise.race([work, ended]);
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

async function deliver(claimed: ClaimedLetter, signal?: AbortSignal): Promise<void> {
  const began = performance.now();
  let attempt: Attempt | null;
  try {
    attempt = await unlessEnded(deliverLetter(claimed, signal), signal);
  } catch (error) {
    log.error({ err: error, delivery: claimed.id }, "a delivery broke off");
    attempt = { kind: "again", fault: "internal", detail: (error as Error).name };
  }
  // Broken off by the worker's end: nobody knows whether it arrived. It is sent again, under the same name, once its lease is over.
  if (attempt === null || (signal?.aborted && attempt.kind !== "delivered")) return;
  const { attempts, since } = claimed;
  const now = Math.round(claimed.now + performance.now() - began);
  const settled = settle(attempt, { attempts, since, now, chance: Math.random() });
  const fault = attempt.kind === "delivered" ? attempt.fault : attempt;
  await settleLetter(claimed.id, settled, fault && writeFault(fault));
  if (settled.failedAt !== null)
    log.error({ delivery: claimed.id, fault: fault && writeFault(fault) }, "a delivery was given up");
}

/** Delivers everything that is due to one receiver (see `whoIsDue`), some of it at a time, until nothing is left or `signal`
 *  says so. Returns how many attempts it made. */
export async function deliverDue(to: string, signal?: AbortSignal): Promise<number> {
  let count = 0;
  while (!signal?.aborted) {
    const claimed = await claimLetters(to, together);
    if (claimed.length === 0) break;
    await Promise.all(claimed.map((one) => deliver(one, signal)));
    count += claimed.length;
  }
  return count;
}
