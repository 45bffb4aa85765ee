import type { NewId } from "../ids";
import type { Ticket } from "../ticket/ticket";
import { type Clock, dueInstants, isOpen, isPromise, usedMs } from "./clock";
import { type ClockDraft, pauseClock, resumeClock, stopClock } from "./reactions";
import type { ClockRules, TierShare } from "./rules";

/** What a promise had and used, in ms of its own time. */
interface Spent {
  targetMs: number;
  usedMs: number;
}

/**
 * What a tier may still use of a promise, ms; negative where it is overspent. Time that no tier had (the assistant's)
 * comes off the whole; each tier gets its share of the rest, and whatever the tiers below left over or overspent. So the
 * highest tier always has exactly what the promise has left, and no tier ever more than that.
 */
export function budgetLeft(
  promise: Spent,
  shares: readonly TierShare[],
  used: readonly { tier: number; usedMs: number }[],
  tier: number,
): number {
  const upTo = <T extends { tier: number }>(list: readonly T[], of: (one: T) => number) =>
    list.reduce((sum, one) => (one.tier <= tier ? sum + of(one) : sum), 0);
  const whole = promise.targetMs - promise.usedMs + used.reduce((sum, one) => sum + one.usedMs, 0);
  const left = upTo(shares, (s) => s.share) * whole - upTo(used, (u) => u.usedMs);
  return Math.round(Math.min(left, promise.targetMs - promise.usedMs));
}

function budgetsOf(t: Ticket, promise: Clock): Clock[] {
  return t.clocks.filter((c) => c.metric === promise.metric && c.tier !== null && c.startedAt >= promise.startedAt);
}

/** Parts of a promise that the policy does not divide any more. One that stood while another tier had the ticket stands
 *  for this from when its own tier has it again. */
function standUndivided(t: Ticket, budgets: readonly Clock[], at: number, rules: ClockRules): ClockDraft[] {
  const isOwn = (c: Clock) => c.tier === t.queue?.tier && c.pausedWhy === "atOtherTier";
  return budgets.flatMap((c): ClockDraft[] =>
    isOwn(c)
      ? [{ type: "ClockPaused", data: { clockId: c.id, why: "notDivided", consumedMs: c.consumedMs } }]
      : pauseClock(c, at, "notDivided", rules),
  );
}

function reactionsFor(t: Ticket, promise: Clock, at: number, rules: ClockRules, newId: NewId): ClockDraft[] {
  const budgets = budgetsOf(t, promise);
  if (!isOpen(promise)) return budgets.filter(isOpen).flatMap((c) => stopClock(c, at, promise.state === "met", rules));
  const shares = rules.shares(promise.metric, t);
  const mayRun = promise.state === "running" && t.assistant === null;
  if (mayRun && shares.length === 0) return standUndivided(t, budgets, at, rules);
  const tier = mayRun ? (t.queue?.tier ?? null) : null;
  const why = promise.pausedWhy ?? (t.assistant ? "withAssistant" : "atOtherTier");
  const closed = budgets.filter((c) => c.tier !== tier).flatMap((c) => pauseClock(c, at, why, rules));
  const own = budgets.find((c) => c.tier === tier);
  if (tier === null || own?.state === "running") return closed;
  const time = rules.scale(promise.calendar);
  const used = budgets.map((c) => ({ tier: c.tier!, usedMs: usedMs(c, at, time) }));
  const left = budgetLeft({ targetMs: promise.targetMs, usedMs: usedMs(promise, at, time) }, shares, used, tier);
  if (own) return [...closed, resumeClock(own, at, rules, own.consumedMs + left)];
  const warnAt = left > 0 ? promise.warnAt : [];
  const due = dueInstants({ at, targetMs: left, consumedMs: 0, warnAt }, time);
  const { metric, calendar } = promise;
  const data = { clockId: newId(), metric, tier, targetMs: left, warnAt, ...(calendar ? { calendar } : {}), ...due };
  return [...closed, { type: "ClockStarted", data }];
}

/** Opens the budget of the tier that has the ticket now and closes the others with what they used, for each promise that the
 *  policy divides; coming back resumes the old budget. Nothing where all stands as it should: it may be asked at any time. */
export function budgetReactions(t: Ticket, at: number, rules: ClockRules, newId: NewId): ClockDraft[] {
  const promises = new Map(t.clocks.filter(isPromise).map((c) => [c.metric, c]));
  return [...promises.values()].flatMap((promise) => reactionsFor(t, promise, at, rules, newId));
}
