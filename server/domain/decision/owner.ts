import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { Candidate } from "../triage/understanding";
import type { Segment } from "../vocabulary";

export interface Ownership {
  team: string;
  /** Lowest tier the rule allows, before complexity is considered. */
  tier: number;
  /** null when the ticket belongs to no issue type. */
  issueType: string | null;
  reason: Reason;
}

/** Exactly one owner for any ticket: the first intersection rule that applies, else the issue type's owner, else the last
 *  resort. */
export function resolveOwner(policy: Policy, candidates: readonly Candidate[], segment: Segment): Ownership {
  const { document } = policy;
  const top = candidates.find((c) => policy.issueType(c.issueType));
  const type = top && policy.issueType(top.issueType);
  if (!type) {
    const { team, tier } = document.lastResort;
    return { team, tier, issueType: null, reason: reason("ownerLastResort", { team }) };
  }
  const probability = new Map(candidates.map((c) => [c.issueType, c.probability]));
  const rule = document.intersections.find(
    (x) =>
      x.issueTypes.includes(type.id) &&
      x.issueTypes.every((t) => (probability.get(t) ?? -1) >= x.minProbability) &&
      (x.segments === null || x.segments.includes(segment)),
  );
  if (rule) {
    const params = { team: rule.owner, first: rule.issueTypes[0], second: rule.issueTypes[1] };
    return {
      team: rule.owner,
      tier: type.startTier,
      issueType: type.id,
      reason: reason("ownerByIntersection", params),
    };
  }
  const params = { team: type.owner, issueType: type.id };
  return { team: type.owner, tier: type.startTier, issueType: type.id, reason: reason("ownerByIssueType", params) };
}
