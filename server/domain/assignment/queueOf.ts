import { type Reason, reason } from "../reasons";
import type { RoutingSnapshot, RoutingWeights, WaitingTicket } from "./snapshot";

/** A waiting ticket made safe to calculate with: its team and lowest tier known, probabilities summing to at most 1. */
export interface PlannableTicket {
  ticket: WaitingTicket;
  team: string;
  /** Where it begins, or waits. */
  tier: number;
  /** The lowest tier of the desk that is allowed. */
  floor: number;
  /** Whether it waits in the queue of this team already. */
  isQueued: boolean;
  /** Share of probability per issue type, in an order of its own so that sums are the same in any input order. */
  shares: { issueType: string; probability: number; team: string }[];
  reasons: Reason[];
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Probability per team that may still have the ticket. */
function byTeam(shares: PlannableTicket["shares"], barred: readonly string[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const c of shares) if (!barred.includes(c.team)) sums.set(c.team, (sums.get(c.team) ?? 0) + c.probability);
  return sums;
}

/** The lowest tier of the desk from an allowed one upwards: where no such tier is told of, the allowed one. */
function rungFrom(allowed: number, tiers: RoutingSnapshot["tiers"]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const { tier } of tiers) if (tier >= allowed && tier < lowest) lowest = tier;
  return Number.isFinite(lowest) ? lowest : allowed;
}

/** Where a ticket belongs, barred teams left out: known owner, else the team of the most probable issue types (the one
 *  where it waits unless another is likelier by more than `switchMargin`), else where it waits, else the last resort.
 *  An unknown issue type counts as uncertainty. null = nobody can be named, or nothing of it is known. */
export function queueOf(t: WaitingTicket, s: RoutingSnapshot, w: RoutingWeights): PlannableTicket | null {
  const free = (team: string | undefined) => (team !== undefined && !t.barredTeams.includes(team) ? team : undefined);
  const known = free(t.ownerTeam);
  const teamOf = (c: WaitingTicket["candidates"][number]) => {
    const team =
      known ?? c.team ?? (Object.hasOwn(s.issueTypes, c.issueType) ? s.issueTypes[c.issueType]?.team : undefined);
    return typeof team === "string" ? team : undefined;
  };

  const sum = t.candidates
    .map((c) => c.probability)
    .sort((a, b) => a - b)
    .reduce((a, b) => a + b, 0);
  const shares = t.candidates
    .flatMap((c) => {
      const team = c.probability > 0 ? teamOf(c) : undefined;
      return team === undefined
        ? []
        : [{ issueType: c.issueType, probability: c.probability / Math.max(1, sum), team }];
    })
    .sort((a, b) => ascending(a.issueType, b.issueType) || ascending(a.team, b.team) || a.probability - b.probability);
  if (t.candidates.length > 0 && t.candidates.every((c) => teamOf(c) === undefined)) return null;
  const reasons = sum > 1 + 1e-9 ? [reason("normalised", { sum })] : [];

  const teams = byTeam(shares, t.barredTeams);
  const best = [...teams].sort(([a, p], [b, q]) => q - p || ascending(a, b))[0];
  const stays = t.queued && best && (teams.get(t.queued.team) ?? -1) >= best[1] - w.switchMargin;
  const owner = known ?? (stays ? t.queued!.team : best?.[0]) ?? free(t.queued?.team);
  const place = owner === undefined ? w.fallback : { team: owner, tier: 1 };
  if (!place) return null;
  const isQueued = !!t.queued && t.queued.team === place.team;
  const floor = rungFrom(Math.max(1, t.minTier, place.tier), s.tiers);
  const tier = Math.max(floor, isQueued ? t.queued!.tier : 1);
  const last = owner === undefined ? [reason("ownerLastResort", { team: place.team })] : [];
  const { team } = place;
  return { ticket: t, team, tier, floor, isQueued, shares, reasons: [...reasons, ...last] };
}
