import { lowerCase } from "./phrases";

/** A thank-you is short; whoever writes more has something to say. In UTF-16 units. */
export const longest = 160;

const thanks =
  /(?<![\p{L}])(?:thanks|thank you|thank u|thx|ty|many thanks|much appreciated|appreciate (?:it|your|the)|cheers|merci|danke|gracias|perfect|great|awesome|brilliant|lovely|works? (?:now|again|fine|perfectly|great)|solved|all good|all set|that (?:did|does|fixed|solved) it|you(?:'re| are) the best)(?![\p{L}])/u;

/** Anything that asks, objects or reports: then it is no mere thank-you, however polite. */
export const saysMore =
  /\?|(?<![\p{L}])(?:but|however|still|again(?! thank)|not|no|nothing|never|cannot|can't|won't|doesn't|didn't|isn't|another|also|one more|question|problem|issue|error|wrong|broken|fails?|failed|unfortunately|except|though|although|when|how|why|could you|can you|please|need|waiting|wait|yet|until)(?![\p{L}])/u;

const worksAgain = /works? (?:again|now)/u;

/** Is this message a thank-you and nothing else? Then a resolved ticket stays resolved. Pure; meant to miss rather than to
 *  swallow a complaint. */
export function isMerelyThanks(text: string): boolean {
  const said = lowerCase(text.replace(/[’‘ʼ]/g, "'")).trim();
  if (said.length === 0 || said.length > longest) return false;
  const isHeart =
    /^(?:[\s!.]|\p{Extended_Pictographic}|\u{fe0f}|\u{200d})+$/u.test(said) && /👍|🙏|❤|😊|🎉|👏|🙂|😀/u.test(said);
  return isHeart || (thanks.test(said) && !saysMore.test(said.replace(worksAgain, "works")));
}
