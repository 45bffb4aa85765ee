import fc from "fast-check";
import { expect, it } from "vitest";
import { diffLines } from "./lineDiff";

const marks = { same: " ", removed: "-", added: "+" };
const show = (before: string, after: string) => diffLines(before, after).map((l) => `${marks[l.kind]}${l.text}`);

it.each<[string, string, string[]]>([
  ["", "", []],
  ["", "new", ["+new"]],
  ["gone", "", ["-gone"]],
  ["a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
  ["a\nb", "b\na", ["-a", " b", "+a"]],
  ["a\na", "a", [" a", "-a"]],
])("%j becomes %j", (before, after, expected) => {
  expect(show(before, after)).toEqual(expected);
});

it("either side can be read off it, also where it is too large to compare", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 12 }).map((l) => l.join("\n"));
  const check = (before: string, after: string) => {
    const lines = diffLines(before, after);
    const side = (kind: string) =>
      lines
        .filter((l) => l.kind === "same" || l.kind === kind)
        .map((l) => l.text)
        .join("\n");
    expect([side("removed"), side("added")]).toEqual([before, after]);
  };
  fc.assert(fc.property(text, text, check));
  const long = (from: number) => Array.from({ length: 2_000 }, (_, i) => String(from + i)).join("\n");
  check(long(1), long(100_000));
});
