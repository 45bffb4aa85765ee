import { expect, it } from "vitest";
import { scenarios } from "../../../domain/simulation/build";
import { optionsOf } from "./routing";

it.each<[string, string[], string[]]>([
  ["the usual world under both sets of costs", [], ["usual", "dearLabour"]],
  ["one that is named, alone", ["--world", "bursts"], ["bursts"]],
  ["all of them", ["--world", "all"], scenarios.map((s) => s.name)],
])("the bench of routing runs %s", (_, args, names) => {
  expect(optionsOf(["--seeds", "2", "--load", "0.95", ...args]).chosen.map((s) => s.name)).toEqual(names);
});

it("knows no world by another name", () => {
  expect(() => optionsOf(["--world", "nowhere"])).toThrow("no world");
});
