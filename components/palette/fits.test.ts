import { expect, it } from "vitest";
import { fits } from "./fits";

it.each([
  ["Internal note", "", true],
  ["Internal note", "no", true],
  ["Internal note", "NOTE int", true],
  ["Internal note", "ote", false],
  ["Take it: from the queue", "take queue", true],
  ["Take it: from the queue", "take lead", false],
])("%s answers to %j: %s", (name, typed, expected) => {
  expect(fits(name, typed)).toBe(expected);
});
