import { describe, expect, it } from "vitest";
import { clockState } from "./clock-state";
import { durationParts } from "./duration";

const text = (ms: number) =>
  durationParts(ms)
    .map((part) => `${part.value}${part.unit[0]}`)
    .join(" ");
const minute = 60_000;

describe("durationParts", () => {
  it.each([
    [0, "0s"],
    [45_900, "45s"],
    [60_000, "1m"],
    [270_000, "4m 30s"],
    [10 * minute, "10m"],
    [12.9 * minute, "12m"],
    [60 * minute, "1h"],
    [125 * minute, "2h 5m"],
    [-125 * minute, "2h 5m"],
    // Late: less than a minute is one, as a clock's account has it.
    [-125.1 * minute, "2h 6m"],
    [-45_100, "46s"],
    [-9.995 * minute, "10m"],
    [-(27 * 60 + 59.9) * minute, "1d 4h"],
    [24 * 60 * minute, "1d"],
    [27 * 60 * minute + 59 * minute, "1d 3h"],
    [400 * 24 * 60 * minute, "400d"],
  ])("%d ms is %s", (ms, expected) => {
    expect(text(ms)).toBe(expected);
  });
});

it("leaves business time in hours: a day of it is no day", () => {
  const parts = durationParts(27 * 60 * minute + 5 * minute, true);
  expect(parts.map((part) => `${part.value}${part.unit[0]}`)).toEqual(["27h", "5m"]);
});

describe("clockState", () => {
  const clock = { metric: "firstResponse", status: "running", dueAt: 100 * minute, totalMs: 100 * minute } as const;
  it.each([
    [0, "calm"],
    [74 * minute, "calm"],
    [75 * minute, "soon"],
    [100 * minute - 1, "soon"],
    [100 * minute, "late"],
    [115 * minute, "late"],
  ])("at %d ms a running clock is %s", (now, tone) => {
    expect(clockState(clock, now).tone).toBe(tone);
  });
  it("counts the time left where it is given, whatever the wall says", () => {
    expect(clockState({ ...clock, remainingMs: 90 * minute }, 99 * minute)).toEqual({
      tone: "calm",
      leftMs: 90 * minute,
      share: 0.9,
    });
  });
  it("stands still while paused", () => {
    const paused = { ...clock, status: "paused", dueAt: null, remainingMs: 10 * minute } as const;
    expect(clockState(paused, 0)).toEqual(clockState(paused, 1e9));
  });
  it("tells a promise kept from one kept too late, and knows by how much", () => {
    expect(clockState({ ...clock, status: "met", endedAt: 99 * minute }, 1e9).tone).toBe("met");
    expect(clockState({ ...clock, status: "met", endedAt: 115 * minute }, 1e9)).toEqual({
      tone: "metLate",
      leftMs: -15 * minute,
      share: 0,
    });
  });
});
