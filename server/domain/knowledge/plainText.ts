const rules: readonly [RegExp, string][] = [
  [/^[ \t]*```.*\n?/gm, ""], // fences
  [/^[ \t]*(?:\|(?:[ \t]*:?-+:?[ \t]*\|)+|(?:[ \t]*:?-{3,}:?[ \t]*\|?)+)[ \t]*(?:\n|$)/gm, ""], // under a table's head; rules
  [/!\[([^\]\n]*)\]\([^)\n]*\)/g, "$1"],
  [/\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)/g, "$1 ($2)"],
  [/^[ \t]*#{1,6}[ \t]+/gm, ""],
  [/^[ \t]*>[ \t]?/gm, ""],
  [/^([ \t]*)[*+][ \t]+/gm, "$1- "],
  [/^[ \t]*\|[ \t]*(.*?)[ \t]*\|[ \t]*$/gm, "$1"],
  [/[ \t]*\|[ \t]*/g, " – "], // cells of a table
  [/\*\*|~~|`/g, ""],
  [/(?<=^|[\s(])[*_](?=\S)|(?<=\S)[*_](?=[\s).,;:]|$)/gm, ""], // emphasis
  [/[ \t]+$/gm, ""],
  [/\n{3,}/g, "\n\n"],
];

/** What stands behind a backslash is no mark: it is hidden among the private use area until the marks are gone. */
const hide = (text: string) =>
  text.replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, (_, sign: string) => String.fromCharCode(0xe200 + sign.charCodeAt(0)));
const show = (text: string) =>
  text.replace(/[\ue200-\ue27f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe200));

/** A Markdown text as somebody would type it into a letter: lines, lists and addresses stay, the marks go. */
export const plainText = (markdown: string): string =>
  show(
    rules.reduce((text, [pattern, by]) => text.replace(pattern, by), hide(markdown.replaceAll("\r\n", "\n"))),
  ).trim();
