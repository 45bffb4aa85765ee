import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { Segment } from "../vocabulary";

/** A lead's temporary rule of ownership. Instants are epoch ms; in force from `from` until just before `until`. */
export interface Override {
  id: string;
  /** What it takes: an issue type, or all that a team would have. */
  scope: OverrideScope;
  /** Of one segment; null = of all. */
  segment: Segment | null;
  to: { team: string /** The lowest tier there; null = as the policy says. */; tier: number | null };
  from: number;
  until: number;
}
export type OverrideScope = { kind: "issueType"; id: string } | { kind: "team"; id: string };

/** A place that an owner was found for. */
interface Place {
  team: string;
  tier: number;
  issueType: string | null;
  reason: Reason;
}

export const inForce = <T extends Pick<Override, "from" | "until">>(list: readonly T[], at: number): T[] =>
  list.filter((o) => o.from <= at && at < o.until);

/** What is narrower comes first; of two alike the one with the lower id. At most one of each is ever in force. */
const rank = (o: Override) => (o.scope.kind === "issueType" ? 0 : 2) + (o.segment === null ? 1 : 0);
const inOrder = (list: readonly Override[]) =>
  [...list].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

const fits = (o: Override, issueType: string | null, team: string, segment: Segment): boolean =>
  (o.segment === null || o.segment === segment) && o.scope.id === (o.scope.kind === "team" ? team : issueType);

/** The lowest tier that the team of an override has for it. null = it has none (any more): the override cannot act. */
function tierAt(policy: Policy, o: Override, tier: number): number | null {
  const tiers = policy.teamTiers(o.to.team);
  const lowest = o.to.tier ?? tier;
  return tiers.find((t) => t >= lowest) ?? (o.to.tier === null ? (tiers.at(-1) ?? null) : null);
}

/** The owner that overrides in force (`list`) make of the one found. One of the issue type acts first, then those of teams
 *  one after the other, each team once: what goes to a team that is itself overridden goes on. The same place where none acts. */
export function overridden<P extends Place>(policy: Policy, owner: P, segment: Segment, list: readonly Override[]): P {
  const left = inOrder(list);
  const used: string[] = [];
  const seen = new Set<string>();
  let place = { team: owner.team, tier: owner.tier };
  for (;;) {
    const next = left.find((o) => {
      if (used.includes(o.id) || !fits(o, owner.issueType, place.team, segment)) return false;
      if (o.scope.kind === "issueType" && used.length > 0) return false;
      return tierAt(policy, o, place.tier) !== null && !seen.has(o.to.team);
    });
    if (!next) break;
    seen.add(place.team);
    used.push(next.id);
    place = { team: next.to.team, tier: tierAt(policy, next, place.tier)! };
  }
  if (used.length === 0) return owner;
  const isSame = place.team === owner.team;
  const params = { team: place.team, instead: owner.team, isSame, tier: place.tier, override: used.join(", ") };
  const why = reason("ownerByOverride", params);
  return { ...owner, ...place, reason: why };
}

/** The overrides that a reason names; none where it is no override's. */
export const overridesIn = (reasons: readonly Reason[]): string[] =>
  reasons.flatMap((r) => (r.code === "ownerByOverride" ? String(r.params.override).split(", ") : []));
