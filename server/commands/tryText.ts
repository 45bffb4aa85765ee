import { loadEstimates } from "../db/estimates";
import { recentAnswers } from "../db/outcomes";
import { currentPolicy } from "../db/policies";
import { type DecisionResult, decide } from "../domain/decision/decide";
import { matchKeywords } from "../domain/decision/gates";
import { sliceOf } from "../domain/estimates/expected";
import { type Named, namedIn } from "../domain/triage/named";
import { withPolicyWords } from "../domain/triage/policyWords";
import type { Understanding } from "../domain/triage/understanding";
import type { Segment } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { understandMessage } from "./understandMessage";

export interface Tried {
  understanding: Understanding;
  result: DecisionResult;
  named: Named;
}

/** What would become of a text now. Nothing is stored. */
export async function tryText(text: string, segment: Segment): Promise<Tried> {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet.");
  const { understanding: read, precedent } = await understandMessage({ subject: null, text }, null);
  if (!read) throw new BatonError("unavailable", "There is no model in force that could read this.");
  const keywords = matchKeywords(text, policy.document.gates.keywords);
  const understanding = withPolicyWords(read, text, policy.document);
  const leading = understanding.candidates.find((c) => policy.issueType(c.issueType));
  const estimates = leading ? sliceOf(await loadEstimates(), policy, leading.issueType) : null;
  const named = namedIn(understanding.entities, text, policy.document.features);
  const known = leading && (await recentAnswers()).get(leading.issueType);
  const answers = known && { issueType: leading.issueType, ...known };
  const facts = { understanding, segment, keywords, precedent, estimates, ...(answers && { answers }) };
  return { understanding, named, result: decide(facts, policy) };
}
