import { expect, it } from "vitest";
import { allOrNone, extentOf, nothing, ranged, toggled } from "./selection";

const order = [10, 20, 30, 40, 50];
const chosen = (s: { chosen: ReadonlySet<number> }) => [...s.chosen].sort();

it("chooses one by one", () => {
  const one = toggled(nothing, 20);
  expect(chosen(one)).toEqual([20]);
  expect(chosen(toggled(one, 20))).toEqual([]);
});

it("chooses a range in both directions, and leaves one", () => {
  const from = toggled(nothing, 20);
  expect(chosen(ranged(from, 40, order))).toEqual([20, 30, 40]);
  expect(chosen(ranged(from, 10, order))).toEqual([10, 20]);
  const all = allOrNone(nothing, order);
  expect(chosen(ranged(toggled(all, 20), 40, order))).toEqual([10, 50]);
});

it("begins anew where the anchor is not in sight", () => {
  expect(chosen(ranged({ chosen: new Set([99]), anchor: 99 }, 30, order))).toEqual([30, 99]);
});

it("chooses all of what it is given, then none", () => {
  const some = allOrNone(nothing, [10, 20, 30]);
  expect(chosen(some)).toEqual([10, 20, 30]);
  expect(allOrNone(some, [10, 20, 30])).toEqual(nothing);
  expect(chosen(allOrNone(some, order))).toEqual(order);
});

it("is all only where everything that fits is chosen, also what was not loaded", () => {
  const all = allOrNone(nothing, order);
  expect(extentOf(nothing, order, 5)).toBe(false);
  expect(extentOf(toggled(nothing, 20), order, 5)).toBe("indeterminate");
  expect(extentOf(all, order, 5)).toBe(true);
  expect(extentOf(all, order, 9)).toBe("indeterminate");
});
