import { type DecisionFacts, type DecisionResult, engineVersion } from "../domain/decision/decide";
import { changedBy } from "../domain/learning/changedBy";

interface Decided {
  id: string;
  ticketId: string;
  messageId: string | null;
  /** Epoch ms. */
  at: number;
  policyVersion: number;
  modelVersion: string;
  facts: DecisionFacts;
  result: DecisionResult;
}

/** A decision as table `decision` keeps it, with the facts that it can be replayed from. */
export const decisionRow = (d: Decided): Record<string, unknown> => ({
  id: d.id,
  ticket_id: d.ticketId,
  message_id: d.messageId,
  at: new Date(d.at).toISOString(),
  policy_version: d.policyVersion,
  model_version: d.modelVersion,
  engine_version: engineVersion,
  disposition: d.result.disposition,
  facts: d.facts,
  result: d.result,
  correction_id: changedBy(d.facts, d.result),
});
