import { expect, it } from "vitest";
import { allOrNone, nothing, ranged, toggled } from "./selection";

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
  const all = allOrNone(nothing, order, 100);
  expect(chosen(ranged(toggled(all, 20), 40, order))).toEqual([10, 50]);
});

it("begins anew where the anchor is not in sight", () => {
  expect(chosen(ranged({ chosen: new Set([99]), anchor: 99 }, 30, order))).toEqual([30, 99]);
});

it("chooses all up to a limit, then none", () => {
  const some = allOrNone(nothing, order, 3);
  expect(chosen(some)).toEqual([10, 20, 30]);
  expect(allOrNone(some, order, 3)).toEqual(nothing);
});
