import { minute, second, wholeLeft } from "@/components/sla/duration";
import type { ClockAccount } from "@/server/domain/sla/explain";

export interface AccountFigures {
  targetMs: number;
  usedMs: number;
  /** Negative when late. */
  leftMs: number;
  /** What each line counted, in their order; 0 also for what is less than a unit. */
  lineMs: number[];
}

/** Where every figure is shorter, they are told in seconds: longer ones are printed without them. */
const inSeconds = 10 * minute;

/**
 * An account in whole minutes, or seconds where all of it is short, so that what a person adds up comes out: the lines make
 * what is used, and used and left make the promise. What is used is rounded up, alike for every clock, so that clocks of one
 * stretch tell the same; what the lines gain by that the next one loses. What is left is rounded down as its badge has it.
 * So a promise that is no whole number of minutes, as a tier's part may be, is told by the one below or above. All lengths
 * in ms.
 */
export function accountFigures(account: ClockAccount, targetMs: number): AccountFigures {
  const isShort = [targetMs, account.usedMs, account.leftMs].every((ms) => Math.abs(ms) < inSeconds - second);
  const unit = isShort ? second : minute;
  // Plus 0: nothing has no sign.
  const up = (ms: number) => Math.ceil(ms / unit) * unit + 0;
  const used = up(account.usedMs);
  const left = wholeLeft(account.leftMs, unit);
  let sum = 0;
  let shown = 0;
  const lineMs = account.lines.map((line) => {
    sum += line.countedMs;
    const own = up(sum) - shown;
    shown += own;
    return own;
  });
  return { targetMs: used + left, usedMs: used, leftMs: left, lineMs };
}
