import type { RoutableAgent, RoutingSnapshot, RoutingWeights, WaitingTicket } from "./snapshot";

const isNumber = Number.isFinite;
const isTexts = (x: unknown): boolean => Array.isArray(x) && x.every((one) => typeof one === "string");
const isOptionalTexts = (x: unknown): boolean => x === undefined || x === null || isTexts(x);
const isOptionalText = (x: unknown): boolean => x === undefined || x === null || typeof x === "string";
const isOptional = (x: number | undefined) => x === undefined || isNumber(x);

/** The field that makes a ticket impossible to calculate with (NaN, infinite, missing, of another shape), or null. Rows
 *  come from JSON columns, so shapes are not taken on trust: one bad ticket must not stop the others. */
export function invalidField(t: WaitingTicket): string | null {
  for (const key of ["createdAt", "waitingSince", "complexity", "importance", "minTier", "touches"] as const) {
    if (!isNumber(t[key])) return key;
  }
  if (!isOptional(t.complexityVariance)) return "complexityVariance";
  if (t.size !== undefined && !(isNumber(t.size) && t.size > 0)) return "size";
  for (const key of ["candidates", "clocks"] as const) if (!Array.isArray(t[key])) return key;
  for (const key of ["barredTeams", "barredAgents"] as const) if (!isTexts(t[key])) return key;
  if (!isOptionalTexts(t.requires)) return "requires";
  for (const key of ["ownerTeam", "preferredAgent"] as const) if (!isOptionalText(t[key])) return key;
  const { queued } = t;
  if (queued && !(isNumber(queued.tier) && isNumber(queued.since) && typeof queued.team === "string")) return "queued";
  if (!t.clocks.every((c) => isNumber(c?.dueAt) && isNumber(c.breachCost) && isNumber(c.lateCostPerHour))) {
    return "clocks";
  }
  const isCandidate = (c: WaitingTicket["candidates"][number]) =>
    c?.probability >= 0 && c.probability <= 1e9 && typeof c.issueType === "string" && isOptionalText(c.team);
  if (!t.candidates.every(isCandidate)) return "candidates";
  return null;
}

/** Whether an agent can be calculated with. `shiftEndsAt` may be infinite: no end. */
export const isUsable = (a: RoutableAgent): boolean =>
  isTexts(a.teams) &&
  isOptionalTexts(a.can) &&
  !!a.skill &&
  isNumber(a.tier) &&
  isNumber(a.slots) &&
  isNumber(a.freeSlots) &&
  isNumber(a.speed) &&
  !Number.isNaN(a.shiftEndsAt);

/** The rows of a list that can be named at all; none where it is no list. */
export const named = <T extends { id: string }>(list: readonly T[]): T[] =>
  Array.isArray(list) ? list.filter((x) => typeof x?.id === "string") : [];

const isRow = (x: unknown): boolean => typeof x === "object" && x !== null;

/** What in the snapshot itself makes every ticket unplannable, or null. */
export function invalidSnapshot(s: RoutingSnapshot, w: RoutingWeights): string | null {
  if (!isNumber(s.now)) return "now";
  if (!Array.isArray(s.tiers) || !s.tiers.every((t) => isRow(t) && isNumber(t.tier))) return "tiers";
  if (!isRow(s.issueTypes)) return "issueTypes";
  const { upcoming } = s;
  if (upcoming !== undefined && upcoming !== null && !(Array.isArray(upcoming) && upcoming.every(isRow)))
    return "upcoming";
  const { fallback, ...numbers } = w;
  const bad = Object.entries(numbers).find(([, value]) => !isNumber(value));
  if (bad) return `weights.${bad[0]}`;
  return fallback && !isNumber(fallback.tier) ? "weights.fallback" : null;
}
