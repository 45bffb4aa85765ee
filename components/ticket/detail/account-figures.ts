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
/** What is shorter is told in seconds. */
const inSeconds = 10 * minute;

/**
 * An account in whole minutes, or seconds while little is used, so that what a person adds up comes out: the lines make
 * what is used, and used and left make the promise. What is left is rounded towards nothing, as badges do, so a promise never
 * looks longer than it is; what the lines lose or gain by that moves to the next one. All lengths in ms.
 */
export function accountFigures(account: ClockAccount, targetMs: number): AccountFigures {
  const unit = account.usedMs < inSeconds ? second : minute;
  // Plus 0: nothing has no sign.
  const whole = (ms: number) => Math.trunc(ms / unit) * unit + 0;
  const target = whole(targetMs);
  const left = whole(account.leftMs);
  const used = Math.max(0, target - left);
  const round = account.leftMs >= 0 ? Math.ceil : Math.floor;
  const lastCounted = account.lines.findLastIndex((line) => line.countedMs > 0);
  let sum = 0;
  let shown = 0;
  const lineMs = account.lines.map((line, i) => {
    sum += line.countedMs;
    const until = i >= lastCounted ? used : Math.min(used, round(sum / unit) * unit);
    const own = line.countedMs > 0 ? Math.max(0, until - shown) : 0;
    shown += own;
    return own;
  });
  return { targetMs: target, usedMs: used, leftMs: target - used, lineMs };
}
