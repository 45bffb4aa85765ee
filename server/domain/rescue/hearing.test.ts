import { expect, it } from "vitest";
import { heardSince } from "./hearing";

it.each([
  ["a process that says so each second hears on", 1_000, 15, 0],
  ["as it does after a hiccup, for no sign of life has run out", 5_000, 15, 0],
  ["after a longer break signs may have run out unheard", 5_001, 15, 105_001],
  ["which takes longer where silence may last longer", 20_000, 30, 0],
  ["and no longer than that", 20_001, 30, 120_001],
])("%s", (_, gap, silentSeconds, since) => {
  expect(heardSince(0, 100_000, 100_000 + gap, silentSeconds)).toBe(since);
});
