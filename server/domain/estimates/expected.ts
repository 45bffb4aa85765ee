import { afterFailure } from "../assignment/afterFailure";
import { logistic, successLogit } from "../assignment/gatekeeper";
import type { IssueTypeEstimate } from "../assignment/snapshot";
import type { Policy } from "../policy/compile";
import { type TierEstimate, usualExchanges } from "./estimate";

/** The estimates in force, by issue type; `version` names the run that they come from. */
export interface Estimates {
  version: number;
  byType: ReadonlyMap<string, readonly TierEstimate[]>;
}

/** What a decision looked at of the estimates: one issue type's, by tier. Kept with the decision's facts. */
export interface EstimateSlice {
  /** The run they come from; null = the policy's priors alone. */
  version: number | null;
  issueType: string;
  tiers: TierEstimate[];
}

const priorsOf = (policy: Policy, issueType: string): TierEstimate[] =>
  (policy.issueType(issueType)?.priors ?? []).map((p) => ({ ...p, exchanges: usualExchanges, outcomes: 0 }));

/** What is to be expected of an issue type at each tier, ascending: estimates, and the policy's priors where there are
 *  none. */
export function expectedOf(estimates: Estimates | null, policy: Policy, issueType: string): TierEstimate[] {
  const known = estimates?.byType.get(issueType) ?? [];
  const priors = priorsOf(policy, issueType).filter((p) => !known.some((k) => k.tier === p.tier));
  return [...known, ...priors].sort((a, b) => a.tier - b.tier);
}

export const sliceOf = (estimates: Estimates | null, policy: Policy, issueType: string): EstimateSlice => ({
  version: estimates?.version ?? null,
  issueType,
  tiers: expectedOf(estimates, policy, issueType),
});

/** The planner's view of every issue type of the policy. */
export function planningEstimates(estimates: Estimates | null, policy: Policy): Record<string, IssueTypeEstimate> {
  return Object.fromEntries(
    policy.document.issueTypes.map((t) => {
      const tiers = expectedOf(estimates, policy, t.id);
      const byTier = tiers.map(({ tier, success, handlingMinutes }) => [tier, { success, handlingMinutes }]);
      return [t.id, { team: t.owner, byTier: Object.fromEntries(byTier) }];
    }),
  );
}

/** What was declared of a person (logits) and what outcomes say, together: the declared fades as the outcomes are trusted.
 *  Exact where both are normal. */
export const skillOf = (declared: number, learned: { offset: number; trust: number } | undefined): number =>
  learned ? learned.offset + declared * (1 - learned.trust) : declared;

/** How a ticket may go at each tier: the chance at its own complexity, minutes and replies if it is solved there. */
export interface PathStep {
  tier: number;
  success: number;
  minutes: number;
  exchanges: number;
  /** Touches that the estimate was learned from. */
  outcomes: number;
}

/** The predicted path of a ticket through the tiers that may take it, ascending. Rounded to what a reader can use. */
export function predictPath(
  policy: Policy,
  place: { team: string; tier: number },
  expected: readonly TierEstimate[],
  complexity: number,
): PathStep[] {
  const staffed = policy.teamTiers(place.team).filter((t) => t >= place.tier);
  return expected
    .filter((e) => staffed.includes(e.tier))
    .map(({ tier, success, handlingMinutes, exchanges, outcomes }) => {
      const effect = policy.document.tiers.find((t) => t.tier === tier)?.complexityEffect ?? 0;
      const chance = logistic(successLogit(success, effect, complexity));
      const round = (x: number, by: number) => Math.round(x * by) / by;
      return {
        tier,
        success: round(chance, 1000),
        minutes: round(handlingMinutes, 10),
        exchanges: round(exchanges, 10),
        outcomes,
      };
    });
}

/** A ticket's belief about complexity. */
export interface ComplexityBelief {
  complexity: number;
  variance: number;
}

/** A middling chance stands for an issue type or tier that nothing is known of. */
const unknownSuccess = 0.5;

/** What a tier's failed attempt says of a ticket. */
export function beliefAfterFailure(
  t: { issueType: string | null; complexity: number; complexityVariance: number },
  tier: number,
  policy: Policy,
  estimates: Estimates | null,
): ComplexityBelief {
  const known = t.issueType === null ? [] : expectedOf(estimates, policy, t.issueType);
  const success = known.find((e) => e.tier === tier)?.success ?? unknownSuccess;
  const complexityEffect = policy.document.tiers.find((x) => x.tier === tier)?.complexityEffect ?? 0;
  return afterFailure({ complexity: t.complexity, variance: t.complexityVariance }, { success, complexityEffect });
}
