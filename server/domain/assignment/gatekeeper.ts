import type { TierEstimate } from "../estimates/estimate";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";

const logit = (p: number) => Math.log(p / (1 - p));
export const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const bounded = (p: number) => Math.min(0.999, Math.max(0.001, p));

/** Logit of the chance that a tier solves a ticket of this complexity: logit p = base − effect × complexity. */
export function successLogit(base: number, complexityEffect: number, complexity: number): number {
  return logit(bounded(base)) - complexityEffect * complexity;
}

/** Cost of handing a failed attempt on, in minutes of the higher tier. */
const handoffMinutes = 8;

/** The lowest tier at which an owner may have a ticket: of those that its team has. */
export const lowestTier = (policy: Policy, owner: { team: string; tier: number }): number =>
  policy.teamTiers(owner.team).find((t) => t >= owner.tier) ?? owner.tier;

/** The cheapest tier to begin at, from the lowest allowed upwards. Expected cost of starting at k = own minutes × wage +
 *  (1 − success) × (handoff + expected cost at k+1), solved from the top down (Shumsky & Pinker 2003, several rungs);
 *  above the highest rung there is nobody to hand on to. `expected` are the estimates of the owner's issue type; left out,
 *  the policy's priors. */
export function chooseStartTier(
  policy: Policy,
  owner: { team: string; tier: number; issueType: string | null },
  complexity: number,
  expected?: readonly TierEstimate[],
): { tier: number; reason: Reason } {
  const staffed = policy.teamTiers(owner.team).filter((t) => t >= owner.tier);
  const lowest = lowestTier(policy, owner);
  const policyReason = reason("startTierPolicy", { tier: lowest });
  const type = owner.issueType === null ? undefined : policy.issueType(owner.issueType);
  const priors: readonly (Omit<TierEstimate, "exchanges" | "outcomes"> & { outcomes?: number })[] | undefined =
    type && (expected ?? type.priors);
  if (!priors || staffed.length < 2) return { tier: lowest, reason: policyReason };

  let above = { cost: 0, wage: 0 };
  let best = { tier: lowest, cost: Number.POSITIVE_INFINITY };
  let atLowest: { cost: number; success: number; outcomes: number } | null = null;
  for (const tier of [...staffed].reverse()) {
    const prior = priors.find((p) => p.tier === tier);
    const rung = policy.document.tiers.find((t) => t.tier === tier);
    if (!prior || !rung) continue;
    const failure = 1 - logistic(successLogit(prior.success, rung.complexityEffect, complexity));
    const own = prior.handlingMinutes * rung.costPerMinute;
    const cost = own + failure * (handoffMinutes * above.wage + above.cost);
    above = { cost, wage: rung.costPerMinute };
    if (tier === lowest) atLowest = { cost, success: 1 - failure, outcomes: prior.outcomes ?? 0 };
    if (cost <= best.cost) best = { tier, cost };
  }
  // Without an estimate for the lowest tier there is nothing to compare with: the policy's own start stands.
  if (atLowest === null) return { tier: lowest, reason: policyReason };
  if (best.tier === lowest) return { tier: lowest, reason: policyReason };
  const params = { tier: best.tier, lowest, saved: Math.round((1 - best.cost / atLowest.cost) * 100) };
  if (atLowest.outcomes === 0) return { tier: best.tier, reason: reason("startTierComplexity", params) };
  const { success, outcomes } = atLowest;
  return { tier: best.tier, reason: reason("startTierEstimate", { ...params, success, outcomes }) };
}
