import { logistic, successLogit } from "./gatekeeper";

/** Variance of the belief about complexity while nobody has tried. */
export const startingVariance = 0.6;

/** What a tier's failed attempt says of a ticket's complexity: one step of Laplace's approximation of the posterior, from a
 *  normal belief and the chance of success that the tier had. It is never thought easier afterwards. */
export function afterFailure(
  belief: { complexity: number; variance: number },
  tier: { success: number; complexityEffect: number },
): { complexity: number; variance: number } {
  const { complexity, variance } = belief;
  const { success, complexityEffect: effect } = tier;
  const p = logistic(successLogit(success, effect, complexity));
  const curvature = effect * effect * p * (1 - p);
  const next = variance / (1 + variance * curvature);
  return { complexity: complexity + next * effect * p, variance: next };
}
