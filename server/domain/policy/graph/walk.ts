import { type DecisionFacts, type DecisionResult, decide } from "../../decision/decide";
import { isLastResort } from "../../decision/owner";
import { type Estimates, sliceOf } from "../../estimates/expected";
import type { Reason, ReasonCode } from "../../reasons";
import type { Policy } from "../compile";
import { factsOf } from "./example";
import { nodeId } from "./nodeIds";
import { upward } from "./upward";
import type { ExampleTicket, Way, WayStep } from "./way";

type Place = "gates" | "band" | "rule" | "queue";

/** Where a way tells a reason of its decision; those not named here say what the ticket is. */
const told: Partial<Record<ReasonCode, Place>> = {
  gateLegalOrSecurity: "gates",
  gateBillingDispute: "gates",
  gatePolicyException: "gates",
  gateHumanRequest: "gates",
  gateFrustration: "gates",
  gateSeverity: "gates",
  gateUrgency: "gates",
  gateComplexity: "gates",
  gateSegment: "gates",
  gateKeyword: "gates",
  aboveHigh: "band",
  betweenBands: "band",
  belowLow: "band",
  stageHolds: "band",
  stageOff: "band",
  answersLowered: "band",
  correctionChecked: "band",
  contextChecked: "band",
  ownerByRule: "rule",
  ownerByIssueType: "queue",
  ownerByIntersection: "queue",
  ownerByScope: "queue",
  ownerByOverride: "queue",
  ownerByCorrection: "queue",
  ownerLastResort: "queue",
  ownerUnknown: "queue",
  startTierPolicy: "queue",
  startTierComplexity: "queue",
  startTierEstimate: "queue",
  tierByCorrection: "queue",
};

function subjectOf(policy: Policy, { issueType, reasons }: DecisionResult): string {
  if (issueType !== null && policy.issueType(issueType)) return nodeId.issueType(issueType);
  return reasons.some((r) => r.code === "ownerByScope") ? nodeId.outOfScope : nodeId.lastResort;
}

/** The way of a decision that was made: what it is about, what decided, where it began, and on from there. */
export function wayOf(
  policy: Policy,
  facts: DecisionFacts,
  result: DecisionResult,
  estimates: Estimates | null = null,
): Way {
  const of = (place: Place | undefined): Reason[] => result.reasons.filter((r) => told[r.code] === place);
  const { disposition, issueType, team, tier, priority } = result;
  const gates = of("gates");
  const isWithAssistant = disposition !== "human";
  const [byRule] = of("rule");
  const isLast = result.reasons.some((reason) => isLastResort({ reason }));
  const subject = subjectOf(policy, result);
  const about = [...of(undefined), ...(isWithAssistant ? [] : of("band"))];
  const before: WayStep[] = [
    ...(subject === nodeId.lastResort ? [] : [{ node: subject, reasons: about }]),
    ...(byRule ? [{ node: nodeId.rule(String(byRule.params.rule)), reasons: [byRule] }] : []),
    ...(gates.length > 0 ? [{ node: nodeId.gates, reasons: gates }] : []),
    ...(isWithAssistant ? [{ node: nodeId.assistant, reasons: of("band") }] : []),
  ];
  const place = isLast ? nodeId.lastResort : nodeId.queue(team, tier);
  // What is about nothing that the policy has goes to its last resort at once, with why.
  const arrival = [...(subject === nodeId.lastResort ? about : []), ...of("queue")];
  return {
    steps: [...before, { node: place, reasons: arrival }, ...(isLast ? [] : upward(policy, facts, result, estimates))],
    start: before.length,
    disposition,
    issueType,
    team,
    tier,
    rule: byRule ? String(byRule.params.rule) : null,
    priority,
  };
}

/** The way that a policy would send facts of a real ticket, decided now. */
export const walkFacts = (policy: Policy, facts: DecisionFacts, estimates: Estimates | null = null): Way =>
  wayOf(policy, facts, decide(facts, policy), estimates);

/** Where a policy sends a ticket, by the decision that a real one would get, to its end. Total over any example. Expected
 *  minutes and chances are the policy's priors where no estimates are given. */
export function walk(policy: Policy, ticket: ExampleTicket, estimates: Estimates | null = null): Way {
  const facts = factsOf(ticket, policy);
  const top = facts.understanding?.candidates.find((c) => policy.issueType(c.issueType));
  const slice = top && estimates ? { estimates: sliceOf(estimates, policy, top.issueType) } : {};
  return walkFacts(policy, { ...facts, ...slice }, estimates);
}
