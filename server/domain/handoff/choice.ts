import { contentOf } from "./words";

/** The ways out that a question offers, each as the senses of its words: "Yearly or monthly billing?". Empty where it offers
 *  none, or where one of them is "all", "only" or "a separate one": those are found in any text. */
export function choicesIn(question: string): string[][] {
  const match = /([^,:?]+?),? or (?!so\b|not\b)([^,:?]+)\?/iu.exec(question);
  if (!match) return [];
  if (/\b(?:all|only|just|merely|both|every|any|other|another|separate|someone|somebody|anyone)\b/iu.test(match[0]))
    return [];
  if (/\b(?:shall|should|did|do|does|is|are|will|would|could|can)\b/iu.test(match[2]!)) return [];
  const left = contentOf(match[1]!).slice(-1);
  const right = contentOf(match[2]!.replace(/\b(?:of|for|in|on|at|with|from|than|when)\b.*$/iu, "")).slice(0, 2);
  return [left, right].map((words) => words.map((w) => w.sense)).filter((senses) => senses.length > 0);
}

/** Asks what the customer wants: what they have now is no answer to it. */
export const asksForWish = (question: string): boolean =>
  /\b(?:do|does|did|would|will) (?:you|they|[\w ]{1,20}?) (?:\w+ )?(?:want|need|require|(?<!look )like|prefer|rather|wish|go for|be willing|be interested)\b|\bshould\b/iu.test(
    question,
  );

/** Says what is wanted, or not. */
export const isWish = (sentence: string): boolean =>
  /\b(?:want|wants|would|need|please|pls|prefer|rather|like to|don't|no|not|ok|fine|happy|good|enough|could)\b|!$/iu.test(
    sentence,
  );
