import { expect, it } from "vitest";
import { hitEnd, hitStart, plainWords, snippetParts } from "./snippet";

const hit = (text: string) => `${hitStart}${text}${hitEnd}`;

it("a snippet is its words, hits apart, without Markdown's marks", () => {
  const marked = `## Change an ${hit("invoice")}\n\n1. Open **[Billing](https://x.example)**\n- the ${hit("invoices")} are \`listed\``;
  expect(snippetParts(marked)).toEqual([
    { text: "Change an ", isHit: false },
    { text: "invoice", isHit: true },
    { text: " Open Billing the ", isHit: false },
    { text: "invoices", isHit: true },
    { text: " are listed", isHit: false },
  ]);
});

it.each([
  ["", []],
  [hit("all"), [{ text: "all", isHit: true }]],
  ["<b>not</b> markup", [{ text: "<b>not</b> markup", isHit: false }]],
])("also of %j", (marked, expected) => {
  expect(snippetParts(marked)).toEqual(expected);
});

it("emphasis, also one that the snippet cut, and variables leave their words", () => {
  expect(plainWords("at *Billing, Invoices*, snake_case 2 * 3 {{desk.name}} number}}")).toBe(
    "at Billing, Invoices, snake_case 2 * 3 desk.name number",
  );
});

it("tables and fences leave their words", () => {
  expect(plainWords("| a | b |\n|---|---|\n| 1 | 2 |\n```sh\nrun\n```")).toBe("a b 1 2 run");
});
