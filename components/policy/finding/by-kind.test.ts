import { expect, it } from "vitest";
import { find } from "@/server/domain/policy/finding";
import { byKind } from "./by-kind";

it("kinds come in the order of their first finding, with all of theirs in order", () => {
  const found = [
    find("gap", "a", "1"),
    find("dangling", "b", "2"),
    find("gap", "c", "3"),
    find("bands", "d", "4"),
    find("dangling", "e", "5"),
  ];
  expect(byKind(found).map(({ code, findings }) => [code, ...findings.map((f) => f.path)])).toEqual([
    ["gap", "a", "c"],
    ["dangling", "b", "e"],
    ["bands", "d"],
  ]);
  expect(byKind([])).toEqual([]);
});
