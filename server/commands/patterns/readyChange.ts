import { changeFor } from "../../domain/patterns/change";
import type { PatternEvidence } from "../../domain/patterns/pattern";
import type { Policy } from "../../domain/policy/compile";
import type { ProposedChange } from "../../domain/policy/proposedChange";

/** What each version of the policy answers to evidence: it is checked once, and not each time that the cards are listed. */
const known = new WeakMap<object, Map<string, ProposedChange | null>>();
const mostKnown = 500;

/** The change that a pattern asks for under a policy. */
export function readyChange(evidence: PatternEvidence, policy: Policy): ProposedChange | null {
  const { document } = policy;
  const answers = known.get(document) ?? new Map<string, ProposedChange | null>();
  known.set(document, answers);
  const key = JSON.stringify(evidence);
  const answer = answers.get(key);
  if (answer !== undefined) return answer;
  if (answers.size >= mostKnown) answers.clear();
  const change = changeFor(evidence, document);
  answers.set(key, change);
  return change;
}
