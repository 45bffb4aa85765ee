import { eld } from "eld/extrasmall";

/** Letters below which nothing is said of a text in Latin letters: "payment retry" could be of several languages. */
const leastLetters = { latin: 24, other: 12 };
const readLength = 2_000;
/** Another language must beat English by this much; a text that mixes both is read as English. */
const lead = 0.85;

/** Scripts that English is not written in: one look tells, however short the text is. */
const otherScripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
];

/**
 * The language of a text as ISO 639-1 code, or null where it is too short or too mixed to tell. It leans to English: a
 * wrong "not English" takes a ticket from the assistant, a wrong "English" is caught by the confidence.
 */
export function readLanguage(text: string): string | null {
  const read = text
    .slice(0, readLength)
    .toWellFormed()
    .replace(/\S*(?:@|:\/\/)\S*/g, " ");
  const letters = (read.match(/\p{L}/gu) ?? []).length;
  for (const [script, language] of otherScripts) {
    const found = (read.match(script) ?? []).length;
    if (found >= 4 && found > letters / 2) return language;
  }
  const latin = (read.match(/\p{Script=Latin}/gu) ?? []).length;
  if (letters < (latin > letters / 2 ? leastLetters.latin : leastLetters.other)) return null;
  const found = eld.detect(read);
  if (!found.language) return null;
  const scores = found.getScores();
  const english = scores.en ?? 0;
  if (found.language === "en" || english >= lead * (scores[found.language] ?? 0)) return english > 0 ? "en" : null;
  return found.isReliable() ? found.language : null;
}
