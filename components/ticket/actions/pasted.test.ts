import { describe, expect, it } from "vitest";
import { isTooLong, type Markup, pastedText, plainOf } from "./pasted";

const text = (nodeValue: string): Markup => ({ nodeName: "#text", nodeValue, childNodes: [] });
const el = (nodeName: string, ...children: (Markup | string)[]): Markup => ({
  nodeName,
  nodeValue: null,
  childNodes: children.map((c) => (typeof c === "string" ? text(c) : c)),
});

describe("plainOf", () => {
  it("keeps words, lines and lists, and drops what would run or load", () => {
    const body = el(
      "BODY",
      el("STYLE", "p { color: red }"),
      el("P", "Dear\n   all,"),
      el("P", "please see ", el("A", "this page"), el("BR"), "soon:"),
      el("UL", el("LI", "one"), el("LI", el("B", "two"))),
      el("SCRIPT", "alert(1)"),
      el("PRE", "a\n  b"),
    );
    expect(plainOf(body)).toBe("Dear all,\n\nplease see this page\nsoon:\n\n- one\n- two\n\na\n  b");
  });
});

describe("isTooLong", () => {
  it.each([
    ["200 lines", "x\n".repeat(199), false],
    ["201 lines", "x\n".repeat(200), true],
    ["20 kB in one line", "x".repeat(20_000), false],
    ["more than that", "x".repeat(20_001), true],
    ["fewer letters of more bytes", "é".repeat(10_001), true],
  ])("%s", (_, pasted, long) => expect(isTooLong(pasted)).toBe(long));
});

it("takes the plain text that comes with HTML", () => {
  const data: Record<string, string> = { "text/plain": "a\r\nb", "text/html": "<b>a<br>b</b>" };
  expect(pastedText({ getData: (type) => data[type] ?? "" })).toEqual({ text: "a\nb", isRead: false });
});
