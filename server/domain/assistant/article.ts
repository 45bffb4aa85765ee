import { byCloseness } from "../knowledge/closest";
import type { Playbook } from "../policy/document";
import type { AssistantLane } from "../vocabulary";

interface Source {
  id: string;
  title: string;
  body: string;
  issueType: string | null;
}

/** The articles an answer may be made from, the best first, those already sent left out. Alone, the assistant answers from
 *  its playbook only, in its order; a draft, which a person reads first, from whatever is written about the issue type,
 *  the closest to what the customer said first. */
export function answerSources<A extends Source>(
  lane: AssistantLane,
  articles: readonly A[],
  of: { playbook: Playbook | null; issueType: string | null; said: string; used: readonly string[] },
): A[] {
  const unused = articles.filter((a) => !of.used.includes(a.id));
  const inPlaybook = (of.playbook?.articles ?? []).flatMap((id) => unused.find((a) => a.id === id) ?? []);
  if (lane === "autonomous") return inPlaybook;
  const others = unused.filter((a) => a.issueType === of.issueType && !inPlaybook.includes(a));
  // The playbook's action was chosen for what its first article tells.
  if (of.playbook?.action) return [...inPlaybook, ...byCloseness(of.said, others)];
  return byCloseness(of.said, [...inPlaybook, ...others]);
}
