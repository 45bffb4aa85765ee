import { expect, it } from "vitest";
import { escalationTarget, lowerTiers } from "./target";

it("goes to the next tier of the team, and knows whose people take it there", () => {
  expect(escalationTarget([1, 2, 3], 1, [1, 2])).toEqual({ tier: 2, servedBy: 2 });
  expect(escalationTarget([1, 2, 3], 1, [1, 3])).toEqual({ tier: 2, servedBy: 3 });
  expect(escalationTarget([1, 2, 3], 1, [1])).toEqual({ tier: 2, servedBy: null });
  expect(escalationTarget([1, 3], 3, [1, 3])).toBeNull();
});

it("goes back to the nearest lower tier first", () => {
  expect(lowerTiers([1, 2, 3], 3)).toEqual([2, 1]);
  expect(lowerTiers([1, 2, 3], 1)).toEqual([]);
});
