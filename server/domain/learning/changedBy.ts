import type { DecisionFacts, DecisionResult } from "../decision/decide";

/** The correction without which the decision would have been another one, if there is one. */
export function changedBy(facts: DecisionFacts, result: DecisionResult): string | null {
  const isPlaced = result.reasons.some(({ code }) => code === "ownerByCorrection" || code === "tierByCorrection");
  if (isPlaced && facts.precedent) return facts.precedent.correctionId;
  return facts.understanding?.learned?.correctionId ?? null;
}
