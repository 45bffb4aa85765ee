import { expect, it } from "vitest";
import { calmAlarms, daysUntilFound } from "./patterns";

/** Two of the made-up desks that the numbers were chosen with: the bench measures others, and more. */
it("a calm desk is told of nothing for two months, whatever the hour", () => {
  expect(calmAlarms(3, 40, { unrest: 0.2, drift: 0.1 }, 60, 1)).toBe(0);
}, 60_000);

it("a feature that rises from a tenth to four tenths is found within a week, and mostly within two days where it begins on a working day", () => {
  // The seed says on which day it begins: these from Monday to Thursday.
  const days = [4, 5, 6, 7, 11].map((seed) => daysUntilFound(seed, 50, { unrest: 0.2, drift: 0.1 }, 1));
  expect(Math.max(...days)).toBeLessThan(7);
  expect(days.filter((d) => d <= 2).length).toBeGreaterThanOrEqual(3);
}, 60_000);
