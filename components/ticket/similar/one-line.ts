/** An answer in one line without the marks of Markdown. Its greeting is left out: "Hi Kim," says nothing about a solution. */
export function oneLine(text: string): string {
  return text
    .replace(/^\s*(hi|hello|dear|good (morning|afternoon|evening))\b[^\n,!.]{0,40}[,!.]?\s*/i, "")
    .replace(/!?\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, "$1")
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d{1,2}\.)\s+/gm, "")
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
