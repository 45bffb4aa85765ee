import { lowerCase } from "./phrases";
import { isMerelyThanks, longest, saysMore } from "./thanks";

/** What a customer says to an answer of the assistant. */
export const verdicts = ["confirms", "objects", "asks"] as const;
export type Verdict = (typeof verdicts)[number];

const yes =
  /^(?:oh |ah |ok(?:ay)?[, ]+)?(?:yes|yep|yeah|yup|it (?:did|does|worked|works)|that (?:did|worked|works)|worked|works|fixed|done|resolved|solved|got it|ok(?:ay)?[.! ]*$)(?![\p{L}])/u;

const objection =
  /(?<![\p{L}])(?:no(?:pe)?|not|never|cannot|can't|won't|doesn't|didn't|isn't|wasn't|hasn't|still|wrong|useless|unhelpful|nonsense|already (?:did|tried|done|checked)|tried (?:that|this|it)|same (?:problem|error|thing|issue)|makes no sense|again)(?![\p{L}])/u;

/** Did it help? Meant to miss a confirmation rather than to close what is not solved: whatever neither plainly agrees nor
 *  plainly objects is a further question. Pure. */
export function readVerdict(text: string): Verdict {
  const said = lowerCase(text.replace(/[’‘ʼ]/g, "'")).trim();
  if (isMerelyThanks(text)) return "confirms";
  if (
    said.length > 0 &&
    said.length <= longest &&
    yes.test(said) &&
    !saysMore.test(said.replace(/works? (?:again|now)/u, ""))
  )
    return "confirms";
  return objection.test(said) ? "objects" : "asks";
}
