import type { Span } from "../domain/triage/understanding";

const ends = /[.!?…]\s|\n/g;

/**
 * The sentences and lines of a text, in order, without gaps or overlaps; what is longer than `longest` units is cut where
 * it is full. Linear in the length.
 */
export function sentencesOf(text: string, longest: number): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const end of [...[...text.matchAll(ends)].map((found) => found.index + found[0].length), text.length]) {
    for (; end - start > longest; start += longest) sentences.push({ start, end: start + longest });
    if (end > start) sentences.push({ start, end });
    start = end;
  }
  return sentences;
}
