import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClockAccount } from "@/server/domain/sla/explain";
import { accountFigures } from "./account-figures";

const minute = 60_000;
const accountOf = (targetMs: number, counted: number[]): ClockAccount => {
  const usedMs = counted.reduce((a, b) => a + b, 0);
  const lines = counted.map((countedMs, i) => ({ kind: "counted" as const, from: i, to: i + 1, countedMs }));
  return { lines, usedMs, leftMs: targetMs - usedMs, alarms: [] };
};
const inMinutes = (targetMs: number, counted: number[]) => {
  const { usedMs, leftMs, lineMs } = accountFigures(accountOf(targetMs, counted), targetMs);
  return { used: usedMs / minute, left: leftMs / minute, lines: lineMs.map((ms) => ms / minute) };
};

describe("the figures of a clock's account", () => {
  it("add up although each line has a rest of its own", () => {
    expect(inMinutes(240 * minute, [65.7 * minute, 0, 20.7 * minute])).toEqual({
      used: 87,
      left: 153,
      lines: [66, 0, 21],
    });
  });
  it("round what is late down too", () => {
    expect(inMinutes(60 * minute, [50.7 * minute, 25.7 * minute])).toEqual({ used: 76, left: -16, lines: [50, 26] });
  });
  it("tell of a part that was overspent before it began", () => {
    expect(inMinutes(-30 * minute, [12.5 * minute])).toEqual({ used: 12, left: -42, lines: [12] });
  });
  it("go down to seconds while little is used", () => {
    expect(accountFigures(accountOf(5 * minute, [61_500]), 5 * minute)).toMatchObject({
      usedMs: 62_000,
      leftMs: 238_000,
    });
  });
  it("always make the sum and the promise", () => {
    const counted = fc.array(fc.integer({ min: 0, max: 1e8 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), counted, (targetMs, each) => {
        const { targetMs: target, usedMs, leftMs, lineMs } = accountFigures(accountOf(targetMs, each), targetMs);
        expect(usedMs + leftMs).toBe(target);
        if (each.some((ms) => ms > 0)) expect(lineMs.reduce((a, b) => a + b, 0)).toBe(usedMs);
        expect(lineMs.every((ms) => ms >= 0)).toBe(true);
      }),
    );
  });
});
