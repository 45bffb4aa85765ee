/** What is longer than this stands better beside a message than in it. */
export const mostLines = 200;
export const mostBytes = 20_000;

export const linesOf = (text: string): number => text.split("\n").length;

export const isTooLong = (text: string): boolean =>
  text.length > mostBytes || linesOf(text) > mostLines || new TextEncoder().encode(text).length > mostBytes;

const blocks = /^(p|div|h[1-6]|ul|ol|table|tr|pre|blockquote|section|article|header|footer|hr)$/;
const silent = /^(script|style|head|template|noscript|title|meta|link)$/;

/** The parts of a document's node that a text is made of. */
export interface Markup {
  nodeName: string;
  nodeValue: string | null;
  childNodes: ArrayLike<Markup>;
}

function write(node: Markup, out: string[], isPre: boolean): void {
  const name = node.nodeName.toLowerCase();
  if (name === "#text") {
    const text = node.nodeValue ?? "";
    out.push(isPre ? text : text.replace(/\s+/g, " "));
    return;
  }
  if (silent.test(name)) return;
  if (name === "br") out.push("\n");
  const isBlock = blocks.test(name);
  if (isBlock || name === "li") out.push("\n");
  if (name === "li") out.push("- ");
  if (name === "td" || name === "th") out.push(" ");
  for (const child of Array.from(node.childNodes)) write(child, out, isPre || name === "pre");
  if (isBlock) out.push("\n");
}

/** A document as plain text: its words, lines and list marks; nothing that it would have loaded or run. */
export function plainOf(node: Markup): string {
  const out: string[] = [];
  write(node, out, false);
  return out
    .join("")
    .replace(/[ \t]*\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** What is pasted, as plain text. `isRead`: it was made from HTML, which the browser would have left out. */
export function pastedText(data: Pick<DataTransfer, "getData">): { text: string; isRead: boolean } {
  const plain = data.getData("text/plain");
  if (plain !== "") return { text: plain.replace(/\r\n?/g, "\n"), isRead: false };
  const html = data.getData("text/html");
  if (html === "") return { text: "", isRead: false };
  return { text: plainOf(new DOMParser().parseFromString(html, "text/html").body), isRead: true };
}
