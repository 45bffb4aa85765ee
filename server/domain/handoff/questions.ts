import { plain, type Span, sentencesOf } from "./text";

/** How a request begins that no question mark ends: "please send", "I'd need your", "let me know". */
const requests = [
  /\b(?:please|kindly)\s+(?:also\s+|just\s+|once\s+|first\s+)?(?!don't\b|do not\b|note\b|excuse\b|accept\b|find\b|be\b|feel\b|allow\b|bear\b|forgive\b)\p{L}+/iu,
  /\b(?:could|can|would|will)\s+you\b/iu,
  /\blet\s+(?:me|us)\s+(?:know|have)\b|\b(?:tell|send|give)\s+(?:me|us)\b/iu,
  /\b(?:i|we)(?:'d| would| will|'ll)?\s+(?:also\s+|still\s+|only\s+|just\s+)?(?:need|require|like|love|want)\s+(?:also\s+)?(?:to\s+(?:know|see|hear|understand|learn)|your|an?|the)\b/iu,
  /\bi(?:'m| am) (?:wondering|curious)\b|\b(?:i|we)\s+wonder\b|\bwondering\s+(?:whether|if|what|which|when)\b/iu,
];

/** Ends a letter and asks nothing. */
const closings = /^(?:how does that sound|any(?:thing)? (?:else|(?:more |further )?questions?)|okay|right)\b/iu;

/** Does this sentence ask for something? */
export const isQuestion = (sentence: string): boolean => /\?["')\]]*$/.test(sentence) || sentence.endsWith("?");

/** Questions and requests in a reply, in order; each is a sentence of it. Total. */
export function questionsIn(draft: string): Span[] {
  const text = plain(draft);
  return sentencesOf(draft).filter(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (closings.test(sentence)) return false;
    return isQuestion(sentence) || requests.some((r) => r.test(sentence));
  });
}

const opener = "(?:(?:on|in|at|to|for|from|by|with|under|since) )?(?:what|which|who|whom|whose|when|where|how)";
const leadIn = new RegExp(
  `^[^?]{3,90}?[:,] (?=(?:${opener}|is|are|do|does|did|have|has|can|could|would|please)\\b)`,
  "iu",
);
const joint = new RegExp(`,? and (?=${opener}\\b)`, "iu");

/** What a sentence asks, without the way into it ("So that I find it: …") and one by one where it asks several things. */
export const partsOf = (question: string): string[] => question.replace(leadIn, "").split(joint);
