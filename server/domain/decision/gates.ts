import type { PolicyDocument } from "../policy/document";
import { type Reason, reason } from "../reasons";
import type { Understanding } from "../triage/understanding";
import { phraseFinder } from "../triage/words";
import type { Segment } from "../vocabulary";

/** The hard gates that no confidence overrides, each closed one with the value that closed it. */
export function closedGates(
  facts: { signals: Understanding["signals"]; segment: Segment; keywords: string[] },
  gates: PolicyDocument["gates"],
): Reason[] {
  const { signals, segment, keywords } = facts;
  const table = [
    ["gateLegalOrSecurity", signals.legalOrSecurity.value, gates.legalOrSecurity],
    ["gateBillingDispute", signals.billingDispute.value, gates.billingDispute],
    ["gatePolicyException", signals.policyException.value, gates.policyException],
    ["gateHumanRequest", signals.humanRequest.value, gates.humanRequest],
    ["gateFrustration", signals.frustration.value, gates.frustration],
    ["gateSeverity", signals.severity.value, gates.signals.severity],
    ["gateUrgency", signals.urgency.value, gates.signals.urgency],
    ["gateComplexity", signals.complexity.value, gates.signals.complexity],
  ] as const;
  const bySignal = table.flatMap(([code, value, limit]) =>
    limit !== null && value > 0 && value >= limit ? [reason(code, { value, limit })] : [],
  );
  return [
    ...bySignal,
    ...(gates.segments.includes(segment) ? [reason("gateSegment", { segment })] : []),
    ...keywords.map((keyword) => reason("gateKeyword", { keyword })),
  ];
}

/** The policy's gate keywords that occur in a text as whole words, without regard to case. */
export function matchKeywords(text: string, keywords: readonly string[]): string[] {
  return keywords.length === 0 ? [] : keywords.filter(phraseFinder(text));
}
