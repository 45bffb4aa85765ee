import { type Reason, reason } from "../reasons";
import type { RoutingSnapshot, RoutingWeights, WaitingTicket } from "./snapshot";

/** A waiting ticket made safe to calculate with: its team and lowest tier known, probabilities summing to at most 1. */
export interface PlannableTicket {
  ticket: WaitingTicket;
  team: string;
  tier: number;
  /** Share of probability per issue type, sorted by id so that sums are the same in any input order. */
  shares: { issueType: string; probability: number; team: string }[];
  reasons: Reason[];
}

const isNumber = (x: number | undefined) => x === undefined || Number.isFinite(x);

/** NaN, infinities and missing instants make a ticket unplannable; it then waits visibly with the reason `invalid`. */
export function invalidField(t: WaitingTicket): string | null {
  const numbers = { ...t, clocks: undefined } as unknown as Record<string, unknown>;
  for (const key of ["createdAt", "waitingSince", "complexity", "importance", "minTier", "touches"]) {
    if (!Number.isFinite(numbers[key])) return key;
  }
  if (!isNumber(t.complexityVariance) || !isNumber(t.size)) return "size";
  if (t.clocks.some((c) => ![c.dueAt, c.breachCost, c.lateCostPerHour].every(Number.isFinite))) return "clocks";
  if (t.candidates.some((c) => !(c.probability >= 0 && c.probability <= 1e9))) return "candidates";
  return null;
}

/** Where a ticket belongs: known owner, else the most probable issue type's owner, else the last resort. */
export function queueOf(t: WaitingTicket, s: RoutingSnapshot, w: RoutingWeights): PlannableTicket | null {
  const known = t.candidates
    .filter((c) => s.issueTypes[c.issueType] && c.probability > 0)
    .map((c) => ({ ...c, team: t.ownerTeam ?? c.team ?? s.issueTypes[c.issueType]!.team }))
    .sort((a, b) => (a.issueType < b.issueType ? -1 : 1));
  const sum = known.reduce((total, c) => total + c.probability, 0);
  const shares = sum > 1 ? known.map((c) => ({ ...c, probability: c.probability / sum })) : known;
  const reasons = sum > 1 + 1e-9 ? [reason("normalised", { sum })] : [];

  const byTeam = new Map<string, number>();
  for (const c of shares) {
    if (!t.barredTeams.includes(c.team)) byTeam.set(c.team, (byTeam.get(c.team) ?? 0) + c.probability);
  }
  const best = [...byTeam].sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1))[0]?.[0];
  const owner = t.ownerTeam && !t.barredTeams.includes(t.ownerTeam) ? t.ownerTeam : best;
  const team = owner ?? t.queued?.team ?? w.fallback?.team;
  if (team === undefined) return null;
  const tier = Math.max(t.minTier, owner === undefined ? (w.fallback?.tier ?? 1) : 1, t.queued?.tier ?? 1);
  return { ticket: t, team, tier: owner === undefined ? Math.max(t.minTier, tier) : tier, shares, reasons };
}
