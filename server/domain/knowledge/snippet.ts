/** Marks around a hit in what the search returns: from the private use area, so that no text of ours contains them. */
export const hitStart = "\ue000";
export const hitEnd = "\ue001";

export interface SnippetPart {
  text: string;
  isHit: boolean;
}

const rules: readonly [RegExp, string][] = [
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1"], // links and images keep their words
  [/^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, ""], // headings, quotes, lists
  [/^[ \t]*(?:```.*|[-*_=| :]{3,})$/gm, ""], // fences, rules, table lines
  [/\*\*|__|~~|`|\{\{|\}\}/g, ""],
  [/(?<=^|[\s(])[*_](?=\S)|(?<=\S)[*_](?=[\s).,;:]|$)/g, ""], // emphasis
  [/[ \t]*\|[ \t]*/g, " "],
  [/\s+/g, " "],
];

/** Words of a Markdown text without its marks, good enough to recognise a place by. */
export const plainWords = (markdown: string): string =>
  rules.reduce((text, [pattern, by]) => text.replace(pattern, by), markdown).trim();

/** A marked text as parts to draw; the marks of hits become flags, those of Markdown go. */
export function snippetParts(marked: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  for (const piece of plainWords(marked).split(hitStart)) {
    const [first = "", ...rest] = piece.split(hitEnd);
    if (rest.length === 0) parts.push({ text: first, isHit: false });
    else parts.push({ text: first, isHit: true }, { text: rest.join(""), isHit: false });
  }
  return parts.filter((part) => part.text !== "");
}
