import { eld } from "eld/extrasmall";

/** Letters below which nothing is said of a text in Latin letters: "payment retry" could be of several languages. */
const leastLetters = { latin: 24, other: 12 };
const readLength = 2_000;
/** Another language must beat English by this much. */
const lead = 0.85;
/** From this share of the letters on, sentences in another language are more than a quotation: who cannot read them has
 *  not read the message. */
const foreignShare = 0.4;

/** Scripts that English is not written in: one look tells, however short the text is. */
const otherScripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
];

const lettersIn = (text: string) => (text.match(/\p{L}/gu) ?? []).length;

/** The language of a piece of text, or null where it is too short to tell. */
function languageOf(read: string): string | null {
  const letters = lettersIn(read);
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

/** The language other than English that has most of the sentences, where those are a large part of the text. */
function foreignPart(read: string): string | null {
  const letters = new Map<string, number>();
  for (const sentence of read.split(/(?<=[.!?…])\s+|\n+/u)) {
    const language = languageOf(sentence);
    if (language !== null && language !== "en") {
      letters.set(language, (letters.get(language) ?? 0) + lettersIn(sentence));
    }
  }
  const [most] = [...letters].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= foreignShare * lettersIn(read) ? most[0] : null;
}

/**
 * The language of a text as ISO 639-1 code, or null where it is too short or too mixed to tell. It leans to English: a
 * wrong "not English" takes a ticket from the assistant, a wrong "English" is caught by the confidence. A text half in
 * English and half in whole sentences of another language is of that other one.
 */
export function readLanguage(text: string): string | null {
  const read = text
    .slice(0, readLength)
    .toWellFormed()
    .replace(/\S*(?:@|:\/\/)\S*/g, " ");
  const whole = languageOf(read);
  return whole === "en" ? (foreignPart(read) ?? "en") : whole;
}
