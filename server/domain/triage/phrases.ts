import type { Signal, Span } from "./understanding";

/** A phrase that speaks for a signal, with the probability that it alone means the signal, 0..1. */
export interface WeightedPhrase {
  pattern: RegExp;
  weight: number;
}

/** A set of phrases of one signal, and what before a phrase takes it back. */
export interface PhraseBook {
  phrases: WeightedPhrase[];
  /** Tested against the clause before a match; undefined = nothing takes it back. */
  takenBackBy?: RegExp;
}

/** Evidence beyond this says nothing new. */
const maxEvidence = 12;
const clauseReach = 48;

/**
 * Writes a table of lower-case phrases as patterns: a space is any gap of up to four blanks, the ends are word
 * boundaries. Texts are lower-cased before reading, since ignoring case within the pattern is several times slower. Every repetition in a phrase must be bounded, so that no text takes more than linear time.
 */
export function phrases(table: [source: string, weight: number][]): WeightedPhrase[] {
  return table.map(([source, weight]) => ({
    pattern: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${withGaps(source)})(?![\\p{L}\\p{N}_])`, "gu"),
    weight,
  }));
}

function withGaps(source: string): string {
  return source.replaceAll("[ -]", "[\\s-]").replaceAll(" ?", "\\s{0,4}").replaceAll(" ", "\\s{1,4}");
}

/** "not", "no", "isn't" and the like up to three words before a phrase. */
export const plainNegation =
  /(?:^|[\s("'])(?:not|no|never|without|isn't|aren't|wasn't|weren't|don't|do not|doesn't|didn't|won't|wouldn't|nothing)(?:\s{1,4}[\p{L}\p{N}'-]{1,20}){0,3}\s{0,4}$/iu;

/** Lower case of the same length, so that offsets stay true: the rare letters that would grow are left alone. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/\p{Lu}/gu, (letter) =>
    letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
  );
}

/** The words before a match that belong to its clause, at most `clauseReach` units. */
export function clauseBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - clauseReach), at);
  return before.slice(Math.max(...[".", "!", "?", ";", ",", ":", "\n"].map((mark) => before.lastIndexOf(mark))) + 1);
}

/** Independent pieces of evidence: 1 − Π(1 − w), 0..1. */
export function noisyOr(weights: number[]): number {
  return 1 - weights.reduce((rest, weight) => rest * (1 - weight), 1);
}

/** Overlapping spans joined, in order of the text, at most `maxEvidence`. */
export function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged.slice(0, maxEvidence);
}

/**
 * Reads one signal from a text in lower case with straight apostrophes (`lowerCase`). Each phrase counts once, however often it is said: a
 * long message is no stronger for repeating itself (frustration counts repeats on its own).
 */
export function readPhrases(text: string, book: PhraseBook): Signal {
  const weights: number[] = [];
  const evidence: Span[] = [];
  for (const { pattern, weight } of book.phrases) {
    let counted = false;
    for (const match of text.matchAll(pattern)) {
      if (book.takenBackBy?.test(clauseBefore(text, match.index))) continue;
      if (!counted) weights.push(weight);
      counted = true;
      evidence.push({ start: match.index, end: match.index + match[0].length });
      if (evidence.length >= 4 * maxEvidence) break;
    }
  }
  return { value: noisyOr(weights), evidence: mergeSpans(evidence) };
}
