import type { RoutableAgent, RoutingSnapshot, RoutingWeights, WaitingClock, WaitingTicket } from "./snapshot";

const isNumber = Number.isFinite;
/** A list all of whose places pass. `Array.every` passes over the empty places of a sparse list; this does not. */
function isListOf<T>(x: unknown, test: (one: T) => boolean): boolean {
  if (!Array.isArray(x)) return false;
  for (const one of x) if (!test(one)) return false;
  return true;
}
const isText = (x: unknown): boolean => typeof x === "string";
const isTexts = (x: unknown): boolean => isListOf(x, isText);
const isOptionalTexts = (x: unknown): boolean => x === undefined || x === null || isTexts(x);
const isOptionalText = (x: unknown): boolean => x === undefined || x === null || typeof x === "string";
const isInstant = (x: unknown) => typeof x === "number" && !Number.isNaN(x);
const isOptional = (x: number | undefined) => x === undefined || isNumber(x);

/** The field that makes a ticket impossible to calculate with (NaN, infinite, missing, of another shape), or null. Rows
 *  come from JSON columns, so shapes are not taken on trust: one bad ticket must not stop the others. */
export function invalidField(t: WaitingTicket): string | null {
  for (const key of ["createdAt", "waitingSince", "complexity", "importance", "minTier", "touches"] as const) {
    if (!isNumber(t[key])) return key;
  }
  if (!isOptional(t.complexityVariance)) return "complexityVariance";
  if (t.size !== undefined && !(isNumber(t.size) && t.size > 0)) return "size";
  for (const key of ["barredTeams", "barredAgents"] as const) if (!isTexts(t[key])) return key;
  if (!isOptionalTexts(t.requires)) return "requires";
  for (const key of ["ownerTeam", "preferredAgent"] as const) if (!isOptionalText(t[key])) return key;
  const { queued } = t;
  if (queued && !(isPlace(queued) && isNumber(queued.since))) return "queued";
  const isClock = (c: WaitingClock) => isNumber(c?.dueAt) && isNumber(c.breachCost) && isNumber(c.lateCostPerHour);
  if (!isListOf(t.clocks, isClock)) return "clocks";
  const isCandidate = (c: WaitingTicket["candidates"][number]) =>
    isNumber(c?.probability) &&
    c.probability >= 0 &&
    c.probability <= 1e9 &&
    typeof c.issueType === "string" &&
    isOptionalText(c.team);
  return isListOf(t.candidates, isCandidate) ? null : "candidates";
}

/** Whether an agent can be calculated with. `shiftEndsAt` may be infinite: no end; a missing one is taken for over. */
export const isUsable = (a: RoutableAgent): boolean =>
  isTexts(a.teams) &&
  isOptionalTexts(a.can) &&
  !!a.skill &&
  isNumber(a.tier) &&
  isNumber(a.slots) &&
  isNumber(a.freeSlots) &&
  isNumber(a.speed) &&
  isInstant(a.shiftEndsAt ?? Number.NEGATIVE_INFINITY);

/** Whether capacity that comes can be calculated with. */
export const isToCome = (c: NonNullable<RoutingSnapshot["upcoming"]>[number]): boolean =>
  isPlace(c) && isNumber(c.at) && isNumber(c.slots);

/** The rows of a list that can be named at all; none where it is no list. */
export const named = <T extends { id: string }>(list: readonly T[]): T[] =>
  Array.isArray(list) ? list.filter((x) => typeof x?.id === "string") : [];

export const isRow = (x: unknown): boolean => typeof x === "object" && x !== null;

/** Whether it names a queue: a team and a tier of it. */
export const isPlace = (x: { team: string; tier: number } | null): x is { team: string; tier: number } =>
  isNumber(x?.tier) && typeof x?.team === "string";

/** What in the snapshot itself makes every ticket unplannable, or null. */
export function invalidSnapshot(s: RoutingSnapshot, w: RoutingWeights): string | null {
  if (!isNumber(s.now)) return "now";
  if (!isListOf(s.tiers, (t: RoutingSnapshot["tiers"][number]) => isNumber(t?.tier))) return "tiers";
  if (!isRow(s.issueTypes)) return "issueTypes";
  const { upcoming } = s;
  if (upcoming !== undefined && upcoming !== null && !isListOf(upcoming, isRow)) return "upcoming";
  const { fallback, ...numbers } = w;
  const bad = Object.entries(numbers).find(([, value]) => !isNumber(value));
  if (bad) return `weights.${bad[0]}`;
  return fallback && !isPlace(fallback) ? "weights.fallback" : null;
}
