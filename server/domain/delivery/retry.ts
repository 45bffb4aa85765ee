import type { Attempt } from "./outcome";

const second = 1000;
const hour = 3600 * second;
/** Where it is not known when the reason passes, such as mail that nobody has set up. */
const lookAgainMs = 60 * second;

/** For how long something is tried, in ms, from when it was written or asked for again. */
export const patienceMs = 24 * hour;

/** Ms until the next attempt after `attempts` failed ones: it doubles from 20 s to an hour, and half of it is chance, so that
 *  what failed together does not come back together: 10 s to 1 h in all. `chance` is from [0, 1). */
export function pauseAfter(attempts: number, chance: number): number {
  const longest = Math.min(hour, 20 * second * 2 ** Math.min(attempts - 1, 20));
  return Math.round(longest / 2 + (longest / 2) * chance);
}

/** What is written after an attempt: the next one, or that it is done or given up. Instants in epoch ms. */
export interface Settled {
  attempts: number;
  nextDueAt: number | null;
  deliveredAt: number | null;
  failedAt: number | null;
}

/** `attempts` are those before this one; the last one is made at the end of the patience, not before. */
export function settle(
  attempt: Attempt,
  { attempts, since, now, chance }: { attempts: number; since: number; now: number; chance: number },
): Settled {
  const tried = attempts + (attempt.kind === "untried" ? 0 : 1);
  const over = { attempts: tried, nextDueAt: null, deliveredAt: null, failedAt: null };
  if (attempt.kind === "delivered") return { ...over, deliveredAt: now };
  if (attempt.kind === "never") return { ...over, failedAt: now };
  const end = since + patienceMs;
  if (now >= end) return { ...over, failedAt: now };
  const pause = attempt.kind === "untried" ? lookAgainMs : pauseAfter(tried, chance);
  return { ...over, nextDueAt: Math.min(now + pause, end) };
}
