import { describe, expect, it } from "vitest";
import type { Clock } from "@/server/domain/sla/clock";
import { byNextBreach, inParts, outlookOf, shownClock } from "./order";

const clock = (dueAt: number | null, rest: Partial<Clock> = {}): Clock => ({
  id: String(dueAt),
  metric: "resolution",
  tier: null,
  calendar: null,
  warnDueAt: [],
  state: "running",
  targetMs: 100,
  startedAt: (dueAt ?? 0) - 100,
  resumedAt: (dueAt ?? 0) - 100,
  consumedMs: 0,
  pausedAt: null,
  pausedWhy: null,
  dueAt,
  warnAt: [],
  warned: 0,
  breachedAt: null,
  stoppedAt: null,
  ...rest,
});
const paused = clock(null, { state: "paused", resumedAt: null });
const line = (number: number, ...clocks: Clock[]) => ({ number, clocks });

describe("the order of my tickets", () => {
  it("is by next breach: what is late or due first comes first, what runs on no clock last", () => {
    const lines = [
      line(1, paused),
      line(2, clock(10, { breachedAt: 10 })),
      line(3, clock(900)),
      line(4, clock(300), clock(20, { breachedAt: 20 })),
    ];
    expect(byNextBreach(lines).map((one) => one.number)).toEqual([2, 4, 3, 1]);
  });
  it("stands still for equal ones", () => {
    expect(byNextBreach([line(7), line(5)]).map((one) => one.number)).toEqual([5, 7]);
  });
});

it("has what came back on top and what is put away apart", () => {
  const awake = { snoozedUntil: null, wokenAt: null };
  const lines = [
    { ...line(1, clock(300)), ...awake },
    { ...line(2), ...awake, snoozedUntil: 900 },
    { ...line(3, clock(10)), ...awake },
    { ...line(4), ...awake, wokenAt: 100 },
    { ...line(5), ...awake, wokenAt: 200 },
    { ...line(6), ...awake, snoozedUntil: 800 },
  ];
  const { here, snoozed } = inParts(lines);
  expect(here.map((one) => one.number)).toEqual([5, 4, 3, 1]);
  expect(snoozed.map((one) => one.number)).toEqual([6, 2]);
});

describe("what a line shows", () => {
  it("prefers the clock that can still be kept, else one that stands still, else none", () => {
    expect(shownClock([paused, clock(500)])?.dueAt).toBe(500);
    expect(shownClock([paused])).toBe(paused);
    expect(shownClock([])).toBeNull();
  });
});

describe("the outlook", () => {
  it("is about promises to customers: a tier's part and an approval break none", () => {
    const parts = [clock(90, { tier: 1, breachedAt: 90 }), clock(110, { tier: 2 }), clock(95, { metric: "approval" })];
    expect(outlookOf([line(1, ...parts, clock(150))], 100)).toEqual({ nextBreachMs: 50, late: 0 });
  });
  it("tells the next breach and how many tickets are late", () => {
    expect(outlookOf([line(1, clock(130)), line(2, clock(90), clock(150))], 100)).toEqual({
      nextBreachMs: 30,
      late: 1,
    });
    expect(outlookOf([line(1, paused)], 100)).toEqual({ nextBreachMs: null, late: 0 });
  });
});
