import type { DecisionResult } from "../decision/decide";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { Ticket } from "../ticket/ticket";
import type { Candidate } from "../triage/understanding";
import type { Verdict } from "../triage/verdict";
import { playbookOf } from "./move";

/** What is known when a customer writes while the assistant has their ticket. */
export interface CustomerAnswer {
  verdict: Verdict;
  /** The decision as it stands with this message; null when the message could not be read. */
  decision: DecisionResult | null;
  /** What the message alone is about, if anything. */
  topic: Candidate | null;
}

export type Continuation =
  | { kind: "confirm" }
  /** The assistant begins again, with everything said so far: another answer or a new draft. */
  | { kind: "again"; reasons: Reason[] }
  /** Its action is running; what it answers then is answered with this message in view. */
  | { kind: "wait" }
  | { kind: "handOver"; reasons: Reason[] };

const turnsWithoutPlaybook = 2;

const handOver = (...reasons: Reason[]): Continuation => ({ kind: "handOver", reasons });

/** What becomes of the ticket. People get it at the first sign of failure: an objection, a gate that closes, another topic,
 *  no further article, or too many turns. Pure; the ticket is held by the assistant. */
export function continueAfter(t: Ticket, said: CustomerAnswer, policy: Policy): Continuation {
  const hold = t.assistant!;
  const wasAnswered = hold.step === "confirming" || hold.step === "followedUp";
  if (wasAnswered && said.verdict === "confirms") return { kind: "confirm" };
  if (!said.decision) return handOver(reason("assistantRead"));
  if (said.decision.disposition === "human") {
    const gates = said.decision.reasons.filter((r) => r.code.startsWith("gate"));
    return handOver(...(gates.length > 0 ? gates : said.decision.reasons.slice(0, 1)));
  }
  if (hold.step === "acting") return { kind: "wait" };
  if (wasAnswered) {
    if (said.verdict === "objects") return handOver(reason("assistantObjected"));
    const { topic } = said;
    if (topic && topic.issueType !== t.issueType && topic.probability >= policy.document.bands.low)
      return handOver(reason("assistantTopic", { issueType: topic.issueType }));
    const limit = playbookOf(t, policy)?.turnLimit ?? turnsWithoutPlaybook;
    if (hold.turns >= limit) return handOver(reason("assistantTurns", { limit }));
  }
  const reasons = [reason(hold.lane === "autonomous" ? "assistantAnswers" : "assistantDrafts")];
  return { kind: "again", reasons };
}
