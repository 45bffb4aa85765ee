import type { RoutableAgent, RoutingSnapshot, RoutingWeights, WaitingTicket } from "./snapshot";

const isNumber = Number.isFinite;
const isOptional = (x: number | undefined) => x === undefined || isNumber(x);

/** The field that makes a ticket impossible to calculate with (NaN, infinite, missing, of another shape), or null. Rows
 *  come from JSON columns, so shapes are not taken on trust: one bad ticket must not stop the others. */
export function invalidField(t: WaitingTicket): string | null {
  for (const key of ["createdAt", "waitingSince", "complexity", "importance", "minTier", "touches"] as const) {
    if (!isNumber(t[key])) return key;
  }
  if (!isOptional(t.complexityVariance)) return "complexityVariance";
  if (t.size !== undefined && !(isNumber(t.size) && t.size > 0)) return "size";
  for (const key of ["candidates", "clocks", "barredTeams", "barredAgents"] as const) {
    if (!Array.isArray(t[key])) return key;
  }
  if (t.queued && !(isNumber(t.queued.tier) && isNumber(t.queued.since))) return "queued";
  if (!t.clocks.every((c) => isNumber(c?.dueAt) && isNumber(c.breachCost) && isNumber(c.lateCostPerHour))) {
    return "clocks";
  }
  if (!t.candidates.every((c) => c?.probability >= 0 && c.probability <= 1e9)) return "candidates";
  return null;
}

/** Whether an agent can be calculated with. `shiftEndsAt` may be infinite: no end. */
export const isUsable = (a: RoutableAgent): boolean =>
  Array.isArray(a.teams) &&
  !!a.skill &&
  isNumber(a.tier) &&
  isNumber(a.slots) &&
  isNumber(a.freeSlots) &&
  isNumber(a.speed) &&
  !Number.isNaN(a.shiftEndsAt);

/** What in the snapshot itself makes every ticket unplannable, or null. */
export function invalidSnapshot(s: RoutingSnapshot, w: RoutingWeights): string | null {
  if (!isNumber(s.now)) return "now";
  const { fallback, ...numbers } = w;
  const bad = Object.entries(numbers).find(([, value]) => !isNumber(value));
  if (bad) return `weights.${bad[0]}`;
  return fallback && !isNumber(fallback.tier) ? "weights.fallback" : null;
}
