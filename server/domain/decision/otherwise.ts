import type { Policy } from "../policy/compile";
import { type Reason, type ReasonCode, reason } from "../reasons";
import { type AutonomyStage, autonomyStages } from "../vocabulary";
import type { DecisionFacts, DecisionResult } from "./decide";

/** What would have been decided on other facts, or under another policy. */
type Judge = (facts: DecisionFacts, policy: Policy) => Pick<DecisionResult, "disposition" | "issueType">;

interface Decided extends Pick<DecisionResult, "disposition"> {
  facts: DecisionFacts;
  policy: Policy;
  judge: Judge;
  /** The reason that held it back. */
  why: Reason;
}

/** The policy with an issue type at another stage. */
function atStage(policy: Policy, issueType: string, stage: AutonomyStage): Policy {
  const type = policy.issueType(issueType);
  return { ...policy, issueType: (id) => (id === issueType && type ? { ...type, stage } : policy.issueType(id)) };
}

/** The stages that would each have decided otherwise, as sure as it was, the next first. */
function atOtherStages({ facts, policy, judge, why, disposition }: Decided): Reason[] {
  const issueType = String(why.params.issueType);
  const { stage } = why.params;
  const told = new Set([disposition]);
  return autonomyStages.slice(autonomyStages.indexOf(stage as AutonomyStage) + 1).flatMap((next) => {
    const then = judge(facts, atStage(policy, issueType, next)).disposition;
    if (told.has(then)) return [];
    told.add(then);
    return [reason("wouldAtStage", { issueType, stage: next, disposition: then, needs: "stage" })];
  });
}

/** Not sure enough, and at a stage at which no confidence is: only both together would have brought a draft. */
function atStageAndConfidence({ policy, why }: Decided): Reason[] {
  const { issueType, low } = why.params as { issueType: string; low: number };
  const stage = policy.issueType(issueType)?.stage ?? "off";
  if (stage === "review" || stage === "autonomous") return [];
  return [reason("wouldAtStage", { issueType, stage: "review", disposition: "review", needs: "both", from: low })];
}

function withinScope({ facts, policy, judge, why }: Decided): Reason[] {
  const limit = policy.document.understanding.noneOfThese;
  const understanding = facts.understanding && { ...facts.understanding, noneOfThese: limit - 1 };
  const { disposition, issueType } = judge({ ...facts, understanding }, policy);
  const { probability } = why.params as { probability: number };
  return [reason("withinScope", { probability, limit, disposition, issueType: issueType ?? "none" })];
}

function inDeskLanguage({ facts, policy, judge, why }: Decided): Reason[] {
  const understanding = facts.understanding && { ...facts.understanding, language: null };
  const { disposition } = judge({ ...facts, understanding }, policy);
  const languages = policy.document.understanding.languages.join(", ");
  return [reason("inDeskLanguage", { language: String(why.params.language), languages, disposition })];
}

function withoutCorrection({ facts, policy, judge }: Decided): Reason[] {
  const { corrected: _, ...read } = facts;
  const { disposition, issueType } = judge(read, policy);
  return [reason("withoutCorrection", { disposition, issueType: issueType ?? "none" })];
}

/** By the reason that decided, what else would have decided. Whoever is sure enough to act alone but is held back by more
 *  than the stage is told the border to a person at least. */
const turns: Partial<Record<ReasonCode, (d: Decided) => Reason[]>> = {
  stageHolds: (d) => {
    const stages = atOtherStages(d);
    return stages.length > 0 ? stages : [reason("wouldBeHuman", d.why.params)];
  },
  stageOff: atOtherStages,
  belowLow: atStageAndConfidence,
  outOfScope: withinScope,
  languageUnsupported: inDeskLanguage,
  understandingFailed: () => [reason("onceRead")],
  ownerMissing: () => [reason("asKnownType")],
  correctedByPerson: withoutCorrection,
};

/** What would have changed a decision beside its confidence, each found by deciding again with that one thing otherwise. A
 *  decision's first reason is what decided it; a closed gate speaks for itself and has nothing here. */
export function otherwise(result: DecisionResult, facts: DecisionFacts, policy: Policy, judge: Judge): Reason[] {
  const [why] = result.reasons;
  const turn = why && turns[why.code];
  return turn ? turn({ facts, policy, judge, why, disposition: result.disposition }) : [];
}
