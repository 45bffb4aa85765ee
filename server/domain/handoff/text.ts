/** A part of a text, in UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Where a sentence may end: after its mark and a space, and at a line's end. A dot inside "7.2.0" or "x.example" ends nothing. */
const ends = /[.!?…]+["”')\]]*(?=\s|$)|\n+|;(?=\s)/g;
/** Dots of these end no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|acc|approx|incl|excl|no|nr|vs|mr|mrs|ms|dr|st|resp|hr)\.$|(?:^|[\s(])[a-z]\.[a-z]\.$/i;

function trimmed(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

/** The sentences of a text, in order, without the space around them. Total; none is empty. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length;
    if (match[0] === "." && abbreviation.test(text.slice(Math.max(start, end - 8), end))) continue;
    spans.push(trimmed(text, start, end));
    start = end;
  }
  spans.push(trimmed(text, start, text.length));
  return spans.filter((s) => s.end > s.start);
}

/** Writes apostrophes, quotes and dashes one way, each in as many units as before, so that places stay the same. */
export const plain = (text: string): string =>
  text
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—−]/g, "-");
