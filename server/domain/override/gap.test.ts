import { expect, it } from "vitest";
import { firstGap } from "./gap";

const until = (...shifts: [number, number][]) =>
  firstGap(
    shifts.map(([from, to]) => ({ from, until: to })),
    { from: 10, until: 20 },
  );

it("finds the first time without anybody, whatever the order of the shifts", () => {
  expect(until()).toEqual({ from: 10, until: 20 });
  expect(until([0, 30])).toBeNull();
  expect(until([14, 20], [5, 14])).toBeNull();
  expect(until([5, 12], [15, 30])).toEqual({ from: 12, until: 15 });
  expect(until([12, 30])).toEqual({ from: 10, until: 12 });
  expect(until([0, 18], [1, 2])).toEqual({ from: 18, until: 20 });
  expect(until([0, 5], [25, 30])).toEqual({ from: 10, until: 20 });
});
