import { describe, expect, it } from "vitest";
import type { Clock } from "../sla/clock";
import { dueAt, knownUntil, undoMs } from "./sending";

const clock = (metric: Clock["metric"], due: number | null, state: Clock["state"] = "running"): Clock => ({
  ...{ id: metric, metric, tier: null, calendar: null, state, targetMs: 1, startedAt: 0, resumedAt: 0, consumedMs: 0 },
  ...{ pausedAt: null, pausedWhy: null, dueAt: due, warnAt: [], warnDueAt: [], warned: 0, breachedAt: null },
  stoppedAt: null,
});

describe("when a reply goes out", () => {
  it.each([
    ["after the time to take it back", [], 1_000 + undoMs],
    ["sooner where a response is owed sooner", [clock("firstResponse", 5_000)], 3_500],
    ["at once where hardly any time is left", [clock("nextResponse", 2_000)], 1_000],
    ["no sooner for one that is late already", [clock("firstResponse", 900)], 1_000 + undoMs],
    ["nor for the resolution, which a reply does not keep", [clock("resolution", 2_000)], 1_000 + undoMs],
    ["nor for a clock that has ended", [clock("firstResponse", 5_000, "met")], 1_000 + undoMs],
  ])("%s", (_, clocks, expected) => {
    expect(dueAt(1_000, clocks)).toBe(expected);
  });
});

describe("what a writer knows of", () => {
  it.each([
    ["is what they had seen", "a", ["a", "b"], null, "a"],
    ["and their own reply that went out meanwhile", "a", ["a", "own"], "own", "own"],
    ["but not what came before that", "a", ["a", "b", "own"], "own", "a"],
    ["nor one that is still on its way", "a", ["a"], "own", "a"],
    ["and nothing where nothing was asked", null, ["own"], "own", null],
  ])("%s", (_, seen, order, own, expected) => {
    expect(knownUntil(seen, order, own)).toBe(expected);
  });
});
