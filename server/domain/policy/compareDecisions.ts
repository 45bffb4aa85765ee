import type { DecisionResult } from "../decision/decide";
import type { Disposition } from "../vocabulary";

/** In what two decisions on one ticket may differ. */
export const decisionKinds = ["disposition", "owner", "tier"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** As much of a decision as is compared and shown. */
export interface DecisionPlace {
  disposition: Disposition;
  issueType: string | null;
  confidence: number;
  team: string;
  tier: number;
  priority: number;
}

export const placeOf = (r: DecisionResult): DecisionPlace => {
  const { disposition, issueType, confidence, team, tier, priority } = r;
  return { disposition, issueType, confidence, team, tier, priority };
};

/** In what they differ; empty where both do the same with the ticket. */
export const differingKinds = (a: DecisionPlace, b: DecisionPlace): DecisionKind[] =>
  decisionKinds.filter((kind) =>
    kind === "owner" ? a.team !== b.team : kind === "tier" ? a.tier !== b.tier : a.disposition !== b.disposition,
  );
