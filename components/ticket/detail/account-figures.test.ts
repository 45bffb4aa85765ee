import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationParts } from "@/components/sla/duration";
import type { ClockAccount } from "@/server/domain/sla/explain";
import { accountFigures } from "./account-figures";

const minute = 60_000;
const unitMs = { day: 1440 * minute, hour: 60 * minute, minute, second: 1000 };
const accountOf = (targetMs: number, counted: number[]): ClockAccount => {
  const usedMs = counted.reduce((a, b) => a + b, 0);
  const lines = counted.map((countedMs, i) => ({ kind: "counted" as const, from: i, to: i + 1, countedMs }));
  return { lines, usedMs, leftMs: targetMs - usedMs, alarms: [] };
};
/** What the parts of a length add up to as they are printed, its sign aside. */
const printed = (ms: number) => durationParts(ms, true).reduce((all, { unit, value }) => all + value * unitMs[unit], 0);
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
  it("round what is used up when late too", () => {
    expect(inMinutes(60 * minute, [50.7 * minute, 25.7 * minute])).toEqual({ used: 77, left: -17, lines: [51, 26] });
  });
  it("tell of a part that was overspent before it began", () => {
    expect(inMinutes(-30 * minute, [12.5 * minute])).toEqual({ used: 13, left: -43, lines: [13] });
  });
  it("go down to seconds where all of it is short", () => {
    expect(accountFigures(accountOf(5 * minute, [61_500]), 5 * minute)).toMatchObject({
      usedMs: 62_000,
      leftMs: 238_000,
    });
  });
  it("add up as they are printed", () => {
    // A minute of a quarter of an hour: seconds are not printed from ten minutes up.
    expect(inMinutes(15 * minute, [61_000])).toEqual({ used: 2, left: 13, lines: [2] });
    const signed = (ms: number) => Math.sign(ms) * printed(ms);
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e8 }), fc.integer({ min: 0, max: 1e8 }), (targetMs, usedMs) => {
        const f = accountFigures(accountOf(targetMs, [usedMs]), targetMs);
        expect(signed(f.usedMs) + signed(f.leftMs)).toBe(signed(f.targetMs));
      }),
    );
  });
  it("tell the same of one stretch, whether a clock is late or not", () => {
    const stretch = [254.5 * minute];
    expect(inMinutes(120 * minute, stretch).used).toBe(inMinutes(480 * minute, stretch).used);
  });
  it("tell what is left, or how late it is, as the clock's badge does", () => {
    const badge = (leftMs: number) => Math.sign(leftMs) * printed(leftMs);
    // #1507: late by two hours, thirteen minutes and a half.
    expect(inMinutes(120 * minute, [253.5 * minute]).left).toBe(-134);
    expect(badge(-133.5 * minute)).toBe(-134 * minute);
    const length = fc.integer({ min: 0, max: 1e8 });
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e8 }), length, (targetMs, usedMs) => {
        const account = accountOf(targetMs, [usedMs]);
        const { leftMs } = accountFigures(account, targetMs);
        const shown = badge(account.leftMs);
        const isToTheSecond = leftMs % minute !== 0 || shown % minute === 0;
        // Beside hours the account has no seconds, which the badge still tells.
        expect(isToTheSecond ? shown : Math.floor(shown / minute) * minute + 0).toBe(leftMs);
      }),
    );
  });
  it("always make the sum and the promise", () => {
    const counted = fc.array(fc.integer({ min: 0, max: 1e8 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), counted, (targetMs, each) => {
        const { targetMs: target, usedMs, leftMs, lineMs } = accountFigures(accountOf(targetMs, each), targetMs);
        expect(usedMs + leftMs).toBe(target);
        const trueLeft = targetMs - each.reduce((a, b) => a + b, 0);
        expect(leftMs === 0 || Math.sign(leftMs) === Math.sign(trueLeft)).toBe(true);
        if (each.some((ms) => ms > 0)) expect(lineMs.reduce((a, b) => a + b, 0)).toBe(usedMs);
        expect(lineMs.every((ms) => ms >= 0)).toBe(true);
      }),
    );
  });
});
