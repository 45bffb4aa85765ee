import { describe, expect, it } from "vitest";
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
