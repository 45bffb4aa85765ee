import { wordsOf } from "../triage/words";

/** Words that say nothing by themselves; no phrase holds one. */
const empty = new Set(
  (
    "a about after again all also always am an and any anybody are as at back be because been before being both but by can cannot " +
    "could did do does doing done down each else even every everybody few for from get gets getting give go goes going got had has " +
    "have having he hello help her here hey hi him his how i if in into is it its just know last let like long look looks made make " +
    "many may maybe me might more most much must my need needs never new no nobody none not nothing now of off often ok on once one " +
    "only or other our out over own per please possible quick rather really same saw say says see seems seen several she should " +
    "since so some somebody something sorry still such sure take team tell than thank thanks that the their them then there these " +
    "they thing things this those though three through time to today told tomorrow too tried tries try trying two under until up us " +
    "use used using very want wanted wants was way we week well went were what when where whether which while who why will with " +
    "without work worked working works would yes yesterday yet you your yours advance day days nice good morning evening afternoon " +
    "urgent wait waiting monday tuesday wednesday thursday friday saturday sunday dear regards best cheers kind"
  ).split(" "),
);
const longest = 3;
/** Of one text so much is read: what follows is a log. Characters. */
const readLength = 1_200;
const mostOfOne = 120;

/** Addresses, links, numbers and whatever else is of one customer alone. */
const personal =
  /\b(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|[\p{L}\p{N}_./\\-]*\p{N}[\p{L}\p{N}_./\\-]*/gu;

/** Phrases of two or three words that a text holds, each once. `names`: words of people's and companies' names, in lower case; no
 *  phrase holds one, nor anything with a digit in it. */
export function phrasesOf(text: string, names: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  // A phrase does not go beyond a sentence, nor over what was taken out.
  for (const part of text
    .slice(0, readLength)
    .replace(personal, "\n")
    .split(/[.!?;:,()"“”\n]+/)) {
    const words = wordsOf(part).split(" ");
    const tells = words.map((w) => /^\p{L}[\p{L}\p{M}]{1,24}$/u.test(w) && !names.has(w) && !empty.has(w));
    for (let at = 0; at < words.length && found.size < mostOfOne; at++) {
      if (!tells[at]) continue;
      for (let length = 2; length <= longest && tells[at + length - 1]; length++)
        found.add(words.slice(at, at + length).join(" "));
    }
  }
  return [...found];
}

/** Of so many customers a phrase must be before it is watched, or kept anywhere. */
export const fewestSharing = 3;
/** So many phrases are watched at most, those of most customers. */
const mostWatched = 400;

export interface Said {
  customerId: string;
  phrases: readonly string[];
}

/** The phrases worth watching: those that several customers share. */
export function sharedPhrases(said: readonly Said[]): Set<string> {
  const by = new Map<string, Set<string>>();
  for (const { customerId, phrases } of said)
    for (const phrase of phrases) by.set(phrase, (by.get(phrase) ?? new Set()).add(customerId));
  const shared = [...by].filter(([, who]) => who.size >= fewestSharing);
  shared.sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return new Set(shared.slice(0, mostWatched).map(([phrase]) => phrase));
}
