/** Signs of a text that mean something in Markdown, hidden among the private use area until the marks are gone. */
const hidden = (sign: string) => String.fromCharCode(0xe200 + sign.charCodeAt(0));
const hide = (text: string) => text.replace(/[\\`*_{}[\]()#+\-.!|>~]/g, hidden);
const show = (text: string) =>
  text.replace(/[\ue200-\ue27f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe200));

type Rule = readonly [pattern: RegExp, by: string | ((whole: string, ...groups: string[]) => string)];

const rules: readonly Rule[] = [
  // What a machine reads stays as it is: fenced lines, code within a line, and what stands behind a backslash.
  [/^[ \t]*```[^\n]*\n([\s\S]*?)(?:^[ \t]*```[^\n]*(?:\n|$)|$(?![\s\S]))/gm, (_, code = "") => hide(code)],
  [/`([^`\n]+)`/g, (_, code = "") => hide(code)],
  [/\\([\\`*_{}[\]()#+\-.!|>~])/g, (_, sign = "") => hidden(sign)],
  // Lines under a table's head, and rules.
  [/^[ \t]*(?:\|(?:[ \t]*:?-+:?[ \t]*\|)+|[ \t]*:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?)*[ \t]*\|?)[ \t]*(?:\n|$)/gm, ""],
  [/!\[([^\]\n]*)\]\([^)\n]*\)/g, "$1"],
  [/\[([^\]\n]*)\]\(([^)\s]*)[^)\n]*\)/g, (_, words = "", address = "") => `${words} (${hide(address)})`],
  [/^[ \t]*#{1,6}[ \t]+/gm, ""],
  [/^[ \t]*>[ \t]?/gm, ""],
  [/^([ \t]*)[*+][ \t]+/gm, "$1- "],
  // Cells of a table.
  [/^[ \t]*\|[ \t]*(.*?)[ \t]*\|?[ \t]*$/gm, (_, cells = "") => cells.replace(/[ \t]*\|[ \t]*/g, " – ")],
  [/\*\*|~~/g, ""],
  [/(?<=^|[\s(])[*_](?=\S)|(?<=\S)[*_](?=[\s).,;:]|$)/gm, ""], // emphasis
  [/[ \t]+$/gm, ""],
  [/\n{3,}/g, "\n\n"],
];

/** A Markdown text as somebody would type it into a letter: lines, lists, addresses and code stay, the marks go. */
export const plainText = (markdown: string): string =>
  show(
    rules.reduce((text, [pattern, by]) => text.replace(pattern, by as string), markdown.replaceAll("\r\n", "\n")),
  ).trim();

const inOneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const leastOpening = 30;

/** A line of an article by which a text that was made from it is known again: the first that says enough and has no variable;
 *  empty where none does. */
export const openingOf = (markdown: string): string =>
  plainText(markdown)
    .split("\n")
    .map(inOneLine)
    .find((line) => line.length >= leastOpening && !line.includes("{{"))
    ?.slice(0, 160) ?? "";

/** Whether a text was made from the article of that opening. */
export const isMadeFrom = (text: string | null, opening: string): boolean =>
  opening !== "" && text !== null && inOneLine(text).includes(opening);
