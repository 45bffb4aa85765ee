import { describe, expect, it } from "vitest";
import { applyClockEvent, type Clock } from "./clock";
import { latePromises, owedPromises } from "./late";

const now = 1_000_000;
const started = (dueAt: number, rest: Partial<Clock> = {}): Clock => ({
  ...applyClockEvent([], {
    type: "ClockStarted",
    at: 0,
    actor: { kind: "system", id: null },
    data: { clockId: `due-${dueAt}`, metric: "resolution", targetMs: dueAt, warnAt: [] },
  })[0]!,
  ...rest,
});
const isLate = (clock: Clock) => latePromises([clock], now).length > 0;

describe("what is late", () => {
  it("is a promise to the customer that is broken and owed", () => {
    expect(isLate(started(now))).toBe(true);
    expect(isLate(started(now + 1))).toBe(false);
    expect(isLate(started(now - 1, { tier: 1 }))).toBe(false);
    expect(isLate(started(now - 1, { metric: "approval" }))).toBe(false);
    expect(isLate(started(now - 1, { state: "paused" }))).toBe(false);
    expect(isLate(started(now - 1, { state: "late" }))).toBe(false);
  });
  it("is owed while it runs, also in time", () => {
    expect(owedPromises([started(now + 1), started(now - 1), started(now, { tier: 2 })])).toHaveLength(2);
  });
});
