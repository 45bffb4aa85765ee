import { describe, expect, it } from "vitest";
import { applyClockEvent, type Clock } from "./clock";
import { isAtRisk, latePromises, owedPromises } from "./late";
import { elapsedTime, type TimeScale } from "./rules";

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

describe("what is at risk", () => {
  const long = 1_600_000;
  const soon = started(long, { resumedAt: 0 });
  const half: TimeScale = { ...elapsedTime, between: (from, to) => Math.max(0, to - from) / 2 };
  it("has a quarter of its target left in the time that it counts, and is not late", () => {
    expect(isAtRisk(soon, 1_199_999, elapsedTime)).toBe(false);
    expect(isAtRisk(soon, 1_200_000, elapsedTime)).toBe(true);
    expect(isAtRisk(soon, long, elapsedTime)).toBe(false);
    expect(isAtRisk({ ...soon, dueAt: 2 * long }, 2_399_999, half)).toBe(false);
    expect(isAtRisk({ ...soon, dueAt: 2 * long }, 2_400_000, half)).toBe(true);
  });
  it("is neither a tier's part nor an approval", () => {
    expect(isAtRisk({ ...soon, tier: 1 }, 1_500_000, elapsedTime)).toBe(false);
    expect(isAtRisk({ ...soon, metric: "approval" }, 1_500_000, elapsedTime)).toBe(false);
  });
});
