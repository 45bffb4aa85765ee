import { logistic, successLogit } from "./gatekeeper";
import type { IssueTypeEstimate, RoutingSnapshot } from "./snapshot";

/** Issue types at a tier, summed up: how many, the sum of their logits at complexity 0 and of their minutes. */
interface Sum {
  n: number;
  logit: number;
  minutes: number;
}
interface TypesAtTier {
  all: Sum;
  byType: Map<string, { team: string; part: Sum }>;
  byTeam: Map<string, Sum>;
}

const none = (): Sum => ({ n: 0, logit: 0, minutes: 0 });

/** A type's contribution, or null where nothing usable is known of it at this tier. */
function partOf(type: IssueTypeEstimate | undefined, tier: number): Sum | null {
  const known = type?.byTier?.[tier];
  if (typeof type?.team !== "string" || !known) return null;
  const { success, handlingMinutes: minutes } = known;
  return Number.isFinite(success) && Number.isFinite(minutes)
    ? { n: 1, logit: successLogit(success, 0, 0), minutes }
    : null;
}

const add = (to: Sum, x: Sum, sign: 1 | -1) => {
  to.n += sign * x.n;
  to.logit += sign * x.logit;
  to.minutes += sign * x.minutes;
};

/** The desk's issue types, summed up by tier. Made once for each plan and handed to its tickets: summing up a large desk's
 *  types for every ticket would cost more than planning. */
export class TypeSums {
  private readonly tiers = new Map<number, TypesAtTier>();

  constructor(private readonly types: RoutingSnapshot["issueTypes"]) {}

  at(tier: number): TypesAtTier {
    let found = this.tiers.get(tier);
    if (!found) {
      found = this.sumUp(tier);
      this.tiers.set(tier, found);
    }
    return found;
  }

  private sumUp(tier: number): TypesAtTier {
    const sums: TypesAtTier = { all: none(), byType: new Map(), byTeam: new Map() };
    // In an order of their own, so that sums are the same in any input order.
    for (const id of Object.keys(this.types).sort()) {
      const part = partOf(this.types[id], tier);
      if (!part) continue;
      const { team } = this.types[id]!;
      sums.byType.set(id, { team, part });
      if (!sums.byTeam.has(team)) sums.byTeam.set(team, none());
      add(sums.byTeam.get(team)!, part, 1);
      add(sums.all, part, 1);
    }
    return sums;
  }
}

/** What a ticket is like if it is none of its candidates (some may be named twice): one of the desk's other types at a tier,
 *  each as likely. Of a team's (all teams' for null): their share of those types, mean minutes, and the chance at this complexity of a type of
 *  their mean difficulty. null where no other type is known. */
export function othersOf(
  sums: TypeSums,
  tier: number,
  candidates: readonly string[],
  chanceAt: (logit: number) => number,
): (team: string | null) => { share: number; success: number; minutes: number } | null {
  const { all, byType, byTeam } = sums.at(tier);
  const own = [...new Set(candidates)].flatMap((id) => byType.get(id) ?? []);
  const left = { ...all };
  for (const { part } of own) add(left, part, -1);
  if (left.n < 0.5) return () => null;
  const told = new Map<string | null, { share: number; success: number; minutes: number }>();
  const tell = (team: string | null) => {
    const sum = team === null ? { ...left } : { ...(byTeam.get(team) ?? none()) };
    if (team !== null) for (const x of own) if (x.team === team) add(sum, x.part, -1);
    if (sum.n < 0.5) return { share: 0, success: 0, minutes: 0 };
    return { share: sum.n / left.n, success: chanceAt(sum.logit / sum.n), minutes: sum.minutes / sum.n };
  };
  return (team) => {
    let found = told.get(team);
    if (!found) {
      found = tell(team);
      told.set(team, found);
    }
    return found;
  };
}

/** The chance at a tier of something of a difficulty (its logit at complexity 0), at a complexity whose variance flattens
 *  it. */
export const chanceAt =
  (complexityEffect: number, complexity: number, flatter: number) =>
  (logit: number): number =>
    logistic(flatter * (logit - complexityEffect * complexity));
