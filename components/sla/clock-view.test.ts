import { describe, expect, it } from "vitest";
import { weekOf } from "@/server/domain/calendar/document";
import { businessScale } from "@/server/domain/calendar/scale";
import type { Clock } from "@/server/domain/sla/clock";
import { elapsedTime } from "@/server/domain/sla/rules";
import { clockState } from "./clock-state";
import { clockView } from "./clock-view";

const running: Clock = {
  id: "c",
  metric: "resolution",
  tier: null,
  calendar: null,
  warnDueAt: [],
  state: "running",
  targetMs: 100,
  startedAt: 1000,
  resumedAt: 1000,
  consumedMs: 0,
  pausedAt: null,
  pausedWhy: null,
  dueAt: 1100,
  warnAt: [],
  warned: 0,
  breachedAt: null,
  stoppedAt: null,
};
/** Ran for 40, paused for 500, stopped while paused. */
const stoppedWhilePaused: Clock = {
  ...running,
  state: "met",
  resumedAt: null,
  consumedMs: 40,
  pausedAt: 1040,
  dueAt: null,
  stoppedAt: 1540,
};
const tone = (clock: Clock) => clockState(clockView(clock, 9e9, elapsedTime), 9e9);

describe("a domain clock on a badge", () => {
  it("tells a running one's due instant and what is left", () => {
    expect(clockView(running, 1030, elapsedTime)).toMatchObject({ status: "running", dueAt: 1100, remainingMs: 70 });
  });
  it("has no due instant while paused, and stands still", () => {
    const paused: Clock = { ...stoppedWhilePaused, state: "paused", stoppedAt: null };
    expect(clockView(paused, 1100, elapsedTime)).toMatchObject({ status: "paused", dueAt: null, remainingMs: 60 });
    expect(clockView(paused, 9e9, elapsedTime).remainingMs).toBe(60);
  });
  it("counts pauses out of the due instant of one that was stopped while paused", () => {
    expect(clockView(stoppedWhilePaused, 9e9, elapsedTime)).toMatchObject({
      dueAt: 1600,
      endedAt: 1540,
      remainingMs: undefined,
    });
    expect(tone(stoppedWhilePaused)).toEqual({ tone: "met", leftMs: 60, share: 0 });
  });
  it("never says late of one that was kept, nor kept of one that was late", () => {
    expect(tone({ ...stoppedWhilePaused, consumedMs: 101 })).toEqual({ tone: "met", leftMs: 0, share: 0 });
    expect(tone({ ...running, state: "late", resumedAt: null, consumedMs: 130, stoppedAt: 1130 })).toEqual({
      tone: "metLate",
      leftMs: -30,
      share: 0,
    });
    expect(tone({ ...running, state: "late", resumedAt: null, consumedMs: 100, stoppedAt: 1100 }).tone).toBe("metLate");
  });
  it("is void without a verdict", () => {
    expect(tone({ ...stoppedWhilePaused, state: "void" }).tone).toBe("void");
  });
});

describe("a clock that ended, in office hours", () => {
  const hour = 3_600_000;
  const office = businessScale({
    ...{ id: "office", name: "Office hours", zone: "UTC", holidays: [] },
    week: weekOf(["monday", "tuesday", "wednesday", "thursday", "friday"], [{ from: 540, to: 1020 }]),
  });
  /** Of March 2026: the 6th is a Friday. */
  const march = (day: number, hours: number) => Date.UTC(2026, 2, day) + hours * hour;
  const promised: Clock = {
    ...running,
    calendar: { id: "office", policyVersion: 1 },
    targetMs: 2 * hour,
    startedAt: march(6, 16),
    resumedAt: march(6, 16),
    dueAt: march(9, 10),
  };
  const ended = (state: Clock["state"], at: number, more: Partial<Clock> = {}): Clock => {
    const consumedMs = office.between(promised.startedAt, at);
    return { ...promised, state, resumedAt: null, stoppedAt: at, consumedMs, ...more };
  };
  const seen = (clock: Clock) => {
    const view = clockView(clock, march(20, 12), office);
    return { dueAt: view.dueAt, ...clockState(view, march(20, 12)) };
  };

  it("was due on Monday although it was kept before the weekend, with the hours that were open to spare", () => {
    expect(seen(ended("met", march(6, 16.5)))).toMatchObject({ dueAt: march(9, 10), tone: "met", leftMs: 1.5 * hour });
  });
  it("is as late as the desk was open after it was due", () => {
    const late = ended("late", march(10, 9.5), { breachedAt: march(9, 10) });
    expect(seen(late)).toMatchObject({ dueAt: march(9, 10), tone: "metLate", leftMs: -7.5 * hour });
    // Late over a weekend: paused and resumed after the breach, its stored due instant is none of the wall's.
    const paused = ended("late", march(10, 9.5), { breachedAt: march(9, 10), dueAt: march(8, 3) });
    expect(seen(paused).dueAt).toBe(march(9, 10));
  });
  it("would have been due in open hours where it stood when it ended", () => {
    const stood = ended("met", march(7, 12), { consumedMs: hour, pausedAt: march(6, 17), dueAt: null });
    expect(seen(stood)).toMatchObject({ dueAt: march(9, 10), leftMs: hour });
    expect(seen({ ...stood, consumedMs: 2 * hour + 1 }).dueAt).toBeNull();
  });
});

describe("a clock whose calendar is not here yet", () => {
  it("says no length of time, and is late by its due instant only", () => {
    const view = clockView(running, 1030, null);
    expect(view).toMatchObject({ isUncounted: true, dueAt: 1100, remainingMs: undefined });
    expect(clockState(view, 1030)).toEqual({ tone: "calm", leftMs: 0, share: 1 });
    expect(clockState(view, 1100).tone).toBe("late");
    expect(clockView(stoppedWhilePaused, 9e9, null)).toMatchObject({ dueAt: null, isUncounted: true });
  });
  it("is counted once it is", () => {
    expect(clockView(running, 1030, elapsedTime).isUncounted).toBeUndefined();
  });
});
