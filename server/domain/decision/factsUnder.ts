import type { Policy } from "../policy/compile";
import { withPolicyWords } from "../triage/policyWords";
import type { DecisionFacts } from "./decide";
import { matchKeywords } from "./gates";

/** The facts of a decision as another policy would have seen them: its own keywords, features and rules of severity are looked
 *  for in the message. `text` null: the message is gone, and what was found in it stands. What a rule of the policy of then had
 *  added to the severity is not taken away, for nobody knows how much it was. */
export function factsUnder(facts: DecisionFacts, text: string | null, { document }: Policy): DecisionFacts {
  if (text === null) return { ...facts, keywords: facts.keywords.filter((k) => document.gates.keywords.includes(k)) };
  const keywords = matchKeywords(text, document.gates.keywords);
  const understanding = facts.understanding && withPolicyWords(facts.understanding, text, document);
  return { ...facts, keywords, understanding };
}
