import { describe, expect, it } from "vitest";
import { withSeverityRules } from "./severityRules";

const silent = { value: 0, evidence: [] };
const rules = [
  { id: "plant", words: ["plant stands still", "Werkhalle"], severity: 0.9 },
  { id: "till", words: ["till"], severity: 0.4 },
];
const read = (text: string, before = silent as { value: number; evidence: { start: number; end: number }[] }) => {
  const { value, evidence } = withSeverityRules(before, text, rules);
  return [value, evidence.map(({ start, end }) => text.slice(start, end))];
};

describe("a desk's own words for what is severe", () => {
  it("raise severity to what the rule says, with the words as evidence", () => {
    expect(read("Hi,\nour PLANT  stands-still since 9, the till too")).toEqual([0.9, ["PLANT  stands-still", "till"]]);
    expect(read("The ｔｉｌｌ is shut")).toEqual([0.4, ["ｔｉｌｌ"]]);
  });
  it("are whole words in their order", () => {
    expect(read("plants stand still until tillage; stands still plant")).toEqual([0, []]);
    expect(read("")).toEqual([0, []]);
  });
  it("never lower what was measured, and add nothing to what is worse anyway", () => {
    const before = { value: 0.6, evidence: [{ start: 0, end: 3 }] };
    expect(withSeverityRules(before, "The till is shut", rules)).toBe(before);
    expect(read("The plant stands still", before)).toEqual([0.9, ["The", "plant stands still"]]);
  });
  it("are none without rules or with rules of no words", () => {
    expect(withSeverityRules(silent, "till", [])).toBe(silent);
    expect(withSeverityRules(silent, "till", [{ id: "a", words: ["…"], severity: 1 }])).toBe(silent);
  });
  it("count in a long text that says little else", () => {
    expect(read("till ".repeat(50_000))[0]).toBe(0.4);
  });
});
