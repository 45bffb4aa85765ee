import { describe, expect, it } from "vitest";
import { partsOf, valueText } from "./difference-words";

describe("a changed place in words", () => {
  it("splits the path and its camel-case words, and leaves ids alone", () => {
    expect(partsOf("issueTypes.data-sync.startTier")).toEqual({
      section: "issueTypes",
      rest: ["data-sync", "start tier"],
    });
    expect(partsOf("name")).toEqual({ section: "name", rest: [] });
  });
  it.each([
    [null, null],
    ["", null],
    [[], null],
    [0.85, "0.85"],
    [false, "false"],
    [["a", "b"], "a, b"],
    [{ high: 0.9, low: 0.5 }, "{high: 0.9, low: 0.5}"],
  ])("writes %j as %s", (value, expected) => {
    expect(valueText(value)).toBe(expected);
  });
});
