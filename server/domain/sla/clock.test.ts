import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemActor } from "../vocabulary";
import { alarmsDueBy, applyClockEvent, type Clock, leftMs, mostUrgent, nextBreachAt, nextDueAt, usedMs } from "./clock";
import { elapsedTime } from "./rules";

const start = Date.UTC(2026, 2, 4, 9);
const target = 100_000;

type Step = { type: "ClockPaused" | "ClockResumed"; at: number };
function clockWith(steps: Step[], more: Partial<Clock> = {}): Clock {
  const [started] = applyClockEvent([], {
    type: "ClockStarted",
    at: start,
    actor: systemActor,
    data: { clockId: "c", metric: "resolution", targetMs: target, warnAt: [0.5, 0.75, 0.9] },
  });
  return steps.reduce(
    (c, { type, at }) => {
      const data = { clockId: "c", why: "waitingForCustomer" as const };
      return applyClockEvent([c], { type, at: start + at, actor: systemActor, data })[0]!;
    },
    { ...started!, ...more },
  );
}
const at = (c: Clock, ms: number) => alarmsDueBy(c, start + ms).map((a) => [a.fraction, a.at - start]);

describe("a clock's alarms", () => {
  it("come due in order, each at its true instant however late they are noticed", () => {
    const c = clockWith([]);
    expect(at(c, 49_999)).toEqual([]);
    expect(at(c, 50_000)).toEqual([[0.5, 50_000]]);
    expect(at(c, 1e9)).toEqual([
      [0.5, 50_000],
      [0.75, 75_000],
      [0.9, 90_000],
      [null, 100_000],
    ]);
  });

  it("do not come again", () => {
    expect(at(clockWith([], { warned: 2 }), 95_000)).toEqual([[0.9, 90_000]]);
    expect(at(clockWith([], { warned: 3, breachedAt: start + target }), 1e9)).toEqual([]);
  });

  it("move by as much as the clock was paused", () => {
    const c = clockWith([
      { type: "ClockPaused", at: 60_000 },
      { type: "ClockResumed", at: 90_000 },
    ]);
    expect(at({ ...c, warned: 1 }, 1e9)).toEqual([
      [0.75, 105_000],
      [0.9, 120_000],
      [null, 130_000],
    ]);
  });

  it("are silent while paused and once stopped", () => {
    const paused = clockWith([{ type: "ClockPaused", at: 10 }]);
    expect([nextDueAt(paused), at(paused, 1e12)]).toEqual([null, []]);
    for (const state of ["met", "late", "void"] as const) expect(nextDueAt(clockWith([], { state }))).toBeNull();
  });

  it("need no warnings", () => {
    expect(at(clockWith([], { warnAt: [], warnDueAt: [] }), 1e9)).toEqual([[null, 100_000]]);
  });
});

describe("a clock's time", () => {
  it("counts only while running, however often it pauses", () => {
    const lengths = fc.array(fc.nat(40_000), { maxLength: 8 });
    fc.assert(
      fc.property(lengths, fc.nat(200_000), (list, later) => {
        let instant = 0;
        let ran = 0;
        const steps = list.map((length, i): Step => {
          instant += length;
          if (i % 2 === 0) ran += length;
          return { type: i % 2 === 0 ? "ClockPaused" : "ClockResumed", at: instant };
        });
        const c = clockWith(steps);
        const isPaused = list.length % 2 === 1;
        const used = ran + (isPaused ? 0 : later);
        expect(usedMs(c, start + instant + later, elapsedTime)).toBe(used);
        expect(leftMs(c, start + instant + later, elapsedTime)).toBe(target - used);
        expect(c.dueAt).toBe(isPaused ? null : start + instant + target - ran);
      }),
    );
  });

  it("stands still once stopped", () => {
    const data = { clockId: "c", metric: "resolution" as const, outcome: "met" as const };
    const [c] = applyClockEvent([clockWith([])], {
      type: "ClockStopped",
      at: start + 30_000,
      actor: systemActor,
      data,
    });
    expect(leftMs(c!, start + 1e9, elapsedTime)).toBe(70_000);
  });

  it("changes no other clock", () => {
    const other = { ...clockWith([]), id: "other" };
    const data = { clockId: "c", why: "waitingForCustomer" as const };
    const list = applyClockEvent([other, clockWith([])], { type: "ClockPaused", at: start, actor: systemActor, data });
    expect(list[0]).toBe(other);
    expect(list[1]!.state).toBe("paused");
  });
});

describe("the most urgent clock", () => {
  const late = clockWith([], { id: "late", dueAt: start - 5, breachedAt: start - 5 });
  const later = clockWith([], { id: "later", dueAt: start - 2, breachedAt: start - 2 });
  const soon = clockWith([], { id: "soon", dueAt: start + 10 });
  const far = clockWith([], { id: "far", dueAt: start + 99 });
  const paused = clockWith([], { id: "paused", state: "paused", dueAt: null });
  const met = clockWith([], { id: "met", state: "met", dueAt: start + 1 });

  it("is told from the next breach, which may be past", () => {
    expect(nextBreachAt([soon, late, paused, met])).toBe(start - 5);
    expect(nextBreachAt([far, soon])).toBe(start + 10);
    expect(nextBreachAt([paused, met])).toBeNull();
  });

  it.each([
    ["the one due soonest", [far, soon], "soon"],
    ["never one long late while another can be kept", [late, far], "far"],
    ["the one late longest when all are late", [later, late], "late"],
    ["no paused or stopped one", [paused, met, far], "far"],
    ["none when none runs", [paused, met], undefined],
    ["none without clocks", [], undefined],
  ])("is %s", (_, clocks, id) => {
    expect(mostUrgent(clocks)?.id).toBe(id);
    expect(mostUrgent([...clocks].reverse())?.id).toBe(id);
  });
});
