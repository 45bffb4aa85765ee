import type { ClockAccount } from "@/server/domain/sla/explain";

export interface AccountFigures {
  targetMs: number;
  usedMs: number;
  /** Negative when late. */
  leftMs: number;
  /** What each line counted, in their order; 0 also for what is less than a unit. */
  lineMs: number[];
}

const second = 1000;
const minute = 60 * second;
/** Where every figure is shorter, they are told in seconds: longer ones are printed without them. */
const inSeconds = 10 * minute;

/**
 * An account in whole minutes, or seconds where all of it is short, so that what a person adds up comes out: the lines make
 * what is used, and used and left make the promise. What is used is rounded up, alike for every clock, so that clocks of one
 * stretch tell the same; what the lines gain by that the next one loses. All
 * lengths in ms.
 */
export function accountFigures(account: ClockAccount, targetMs: number): AccountFigures {
  const isShort = [targetMs, account.usedMs, account.leftMs].every((ms) => Math.abs(ms) < inSeconds - second);
  const unit = isShort ? second : minute;
  // Plus 0: nothing has no sign.
  const up = (ms: number) => Math.ceil(ms / unit) * unit + 0;
  // Up as well, so that what is left never has another sign than it is told with.
  const target = up(targetMs);
  const used = up(account.usedMs);
  let sum = 0;
  let shown = 0;
  const lineMs = account.lines.map((line) => {
    sum += line.countedMs;
    const own = up(sum) - shown;
    shown += own;
    return own;
  });
  return { targetMs: target, usedMs: used, leftMs: target - used, lineMs };
}
