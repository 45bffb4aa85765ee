import { expect, it } from "vitest";
import { changesOf, withPage } from "./held";

it("counts what came in and what left, whatever moved", () => {
  const { fresh, gone } = changesOf([1, 2, 3, 4], [9, 4, 2, 1, 8], true);
  expect(fresh).toBe(2);
  expect([...gone]).toEqual([3]);
  expect(changesOf([1, 2], [2, 1], true)).toEqual({ fresh: 0, gone: new Set() });
});

it("takes what moved up from the next page for no news", () => {
  expect(changesOf([1, 2, 3], [9, 1, 3, 4], false)).toEqual({ fresh: 1, gone: new Set() });
  expect(changesOf([1, 2, 3], [7, 8, 9], false).fresh).toBe(0);
});

it("grows by a page without doubling anything", () => {
  expect(withPage([1, 2], [2, 3, 4])).toEqual([1, 2, 3, 4]);
});
