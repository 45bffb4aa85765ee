import type { DecisionResult } from "../decision/decide";
import type { Policy } from "../policy/compile";
import { type Reason, reason } from "../reasons";
import type { AssistantLane, Channel } from "../vocabulary";

/** What beside the decision itself says who begins with a ticket. */
export interface LaneFacts {
  channel: Channel;
  /** Somebody pressed the stop switch. */
  isStopped: boolean;
}

/** Who begins with a decided ticket: the assistant alone, the assistant with a reviewer, or (null) people at once; with why. */
export function laneOf(
  result: DecisionResult,
  policy: Policy,
  facts: LaneFacts,
): { lane: AssistantLane | null; reasons: Reason[] } {
  const { disposition, issueType } = result;
  if (disposition === "human" || issueType === null) return { lane: null, reasons: [] };
  // A caller reads no answer: what was said on the phone is answered by somebody who calls back.
  if (facts.channel === "phone") return { lane: null, reasons: [reason("assistantPhone")] };
  if (disposition === "review") return { lane: "review", reasons: [reason("assistantDrafts")] };
  if (facts.isStopped) return { lane: "review", reasons: [reason("assistantStopped")] };
  if (!policy.issueType(issueType)?.playbook) return { lane: "review", reasons: [reason("assistantDrafts")] };
  return { lane: "autonomous", reasons: [reason("assistantAnswers")] };
}
