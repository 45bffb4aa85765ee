import type { IssueTypeEstimate, RoutingSnapshot, RoutingWeights } from "./snapshot";

const minute = 60_000;
/** How far ahead the desk looks for capacity that comes. */
export const aheadMs = 120 * minute;

/** Who is on a break, in wrap-up or away within their hours is expected back in so long. */
export const backMs = 15 * minute;

/** A ticket somebody has in hand. */
export interface OpenWork {
  issueType: string | null;
  /** Epoch ms. */
  since: number;
  /** Humans who have touched it, this one included. */
  touches: number;
  /** Slots it takes; 1 where left out. */
  size?: number;
}

/** Somebody as far as it matters when they can take more: whoever is full, and whoever is about to begin. */
export interface PersonAhead {
  tier: number;
  teams: string[];
  slots: number;
  speed: number;
  /** When they are expected to receive work again, epoch ms: at their shift's begin, or soon where they are on a break. null
   *  while they do. */
  beginsAt: number | null;
  work: OpenWork[];
}

/** Minutes taken for work of which no estimate is known. */
const unknownMinutes = 20;

/** Of work that has already taken longer than expected: as long again as half of it. What runs over is harder than was
 *  thought, so the rest does not shrink to nothing. */
const overrunShare = 0.5;

const sizeOf = (w: OpenWork) => w.size ?? 1;
const slotsOf = (work: readonly OpenWork[]) => work.reduce((sum, w) => sum + sizeOf(w), 0);

/** Epoch ms at which a piece of work is expected to end. */
function endOf(
  w: OpenWork,
  p: PersonAhead,
  types: Record<string, IssueTypeEstimate>,
  now: number,
  weights: RoutingWeights,
): number {
  const type = w.issueType !== null && Object.hasOwn(types, w.issueType) ? types[w.issueType] : undefined;
  const own = type?.byTier?.[p.tier]?.handlingMinutes ?? unknownMinutes;
  const others = 1 + weights.slowdownPerOpenTicket * Math.max(0, slotsOf(p.work) - sizeOf(w));
  const length = (own + (w.touches > 1 ? weights.handoffMinutes : 0)) * p.speed * others * minute;
  const planned = w.since + length;
  return planned > now ? Math.max(planned, now + minute) : now + Math.max(minute, length * overrunShare);
}

/** Capacity that comes within `aheadMs`: shifts that begin, and slots of full people that are expected free. Somebody of
 *  several teams counts in each by a share. */
export function capacityAhead(
  people: readonly PersonAhead[],
  types: Record<string, IssueTypeEstimate>,
  now: number,
  weights: RoutingWeights,
): NonNullable<RoutingSnapshot["upcoming"]> {
  return people.flatMap((p) => {
    const ends =
      p.beginsAt === null ? p.work.map((w) => ({ at: endOf(w, p, types, now, weights), slots: sizeOf(w) })) : [];
    const begins = p.beginsAt === null ? [] : [{ at: p.beginsAt, slots: Math.max(0, p.slots - slotsOf(p.work)) }];
    return [...ends, ...begins]
      .filter((c) => c.at <= now + aheadMs && c.slots > 0)
      .flatMap((c) => p.teams.map((team) => ({ tier: p.tier, team, at: c.at, slots: c.slots / p.teams.length })));
  });
}
