import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, policyWith, signalsOf } from "@/server/cli/test-setup/policies";
import { agent, now, pairsOf, clock as planned, snapshot, ticket } from "@/server/cli/test-setup/snapshots";
import { planAssignments } from "../assignment/plan";
import { decide } from "../decision/decide";
import { compilePolicy } from "../policy/compile";
import type { Clock } from "../sla/clock";
import { elapsedTime } from "../sla/rules";
import type { SignalName } from "../triage/understanding";
import { segments } from "../vocabulary";
import { importanceOf, scoreNow, scorePriority, slaPoints } from "./score";

const weights = policyWith().priority;
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const score = (values: Partial<Record<SignalName, number>>, more = {}) =>
  scorePriority({ segment: "standard", signals: signalsOf(values), hasGravity: false, ...more }, weights);

describe("priority", () => {
  it("adds segment, severity, urgency, frustration and gravity, each told", () => {
    const { score: total, contributions } = scorePriority(
      { segment: "enterprise", signals: signalsOf({ severity: 0.5, urgency: 1, frustration: 0.5 }), hasGravity: true },
      {
        ...weights,
        segment: { ...weights.segment, enterprise: 20 },
        severity: 30,
        urgency: 10,
        frustration: 8,
        gate: 5,
      },
    );
    expect(contributions.map((c) => [c.reason.code, c.points])).toEqual([
      ["prioritySegment", 20],
      ["prioritySeverity", 15],
      ["priorityUrgency", 10],
      ["priorityFrustration", 4],
      ["priorityGate", 5],
    ]);
    expect(total).toBe(54);
  });

  it("stays between 0 and 100 and tells no part that adds nothing", () => {
    const none = { ...weights, segment: { trial: 0, standard: 0, business: 0, enterprise: 0 } };
    expect(scorePriority({ segment: "trial", signals: signalsOf(), hasGravity: false }, none)).toEqual({
      score: 0,
      contributions: [],
    });
    const all = { severity: 1, urgency: 1, frustration: 1 };
    const heavy = { ...weights, severity: 100, urgency: 100 };
    expect(scorePriority({ segment: "trial", signals: signalsOf(all), hasGravity: true }, heavy).score).toBe(100);
  });

  it.each(["severity", "urgency", "frustration", "legalOrSecurity", "billingDispute"] as const)(
    "never falls when %s rises",
    (name) => {
      const policy = compilePolicy(1, policyWith());
      const others = fc.record({ severity: chance, urgency: chance, frustration: chance });
      fc.assert(
        fc.property(others, chance, chance, (rest, a, b) => {
          const at = (value: number) =>
            decide(facts({ signals: signalsOf({ ...rest, [name]: value }) }), policy).priority;
          expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
        }),
      );
    },
  );

  it("follows the account's segment", () => {
    const points = segments.map((segment) => score({}, { segment }).score);
    expect(points).toEqual(segments.map((s) => weights.segment[s]));
  });
});

describe("importance", () => {
  it.each([
    [50, 1.2, 1],
    [100, 1.2, Math.exp(1.2)],
    [0, 1.2, Math.exp(-1.2)],
    [75, 2, Math.E],
    [90, 0, 1],
  ])("of score %s with k = %s is %s", (points, k, expected) => {
    expect(importanceOf(points, k)).toBeCloseTo(expected, 12);
  });

  it("moves the plan: raising a weight changes who is served first", () => {
    const order = (frustration: number) => {
      const policy = compilePolicy(
        1,
        policyWith((p) => Object.assign(p.priority, { frustration, severity: 30 })),
      );
      const waiting = [
        { id: "angry", values: { frustration: 0.7 } },
        { id: "severe", values: { severity: 0.7 } },
      ].map(({ id, values }) => {
        const { importance } = decide(facts({ signals: signalsOf(values) }), policy);
        return ticket(id, { importance, clocks: [planned(60, { breachCost: importance, lateCostPerHour: 0 })] });
      });
      return pairsOf(planAssignments(snapshot({ waiting, agents: [agent("a1", { freeSlots: 1 })] })));
    };
    expect(order(10)).toEqual(["severe→a1"]);
    expect(order(60)).toEqual(["angry→a1"]);
  });
});

const allTime = () => elapsedTime;

describe("points for time pressure", () => {
  const target = 3_600_000;
  const running = (leftMs: number, more: Partial<Clock> = {}): Clock => ({
    id: "c",
    metric: "resolution",
    tier: null,
    calendar: null,
    warnDueAt: [],
    state: "running",
    targetMs: target,
    startedAt: now,
    resumedAt: now + leftMs - target,
    consumedMs: 0,
    pausedAt: null,
    pausedWhy: null,
    dueAt: now + leftMs,
    warnAt: [],
    warned: 0,
    breachedAt: leftMs < 0 ? now + leftMs : null,
    stoppedAt: null,
    ...more,
  });
  const left = fc.integer({ min: -10 * target, max: target });

  it("are nothing far off, most near the end, and bounded after it", () => {
    expect(slaPoints([running(target)], now, 20, allTime)).toBeLessThan(0.001);
    expect(slaPoints([running(target / 2)], now, 20, allTime)).toBeLessThan(0.02);
    expect(slaPoints([running(target / 8)], now, 20, allTime)).toBeCloseTo(10);
    expect(slaPoints([running(0)], now, 20, allTime)).toBeGreaterThan(18);
    expect(slaPoints([running(-100 * target)], now, 20, allTime)).toBe(20);
    expect(slaPoints([], now, 20, allTime)).toBe(0);
  });

  it("never fall as time passes, over several clocks, through warnings and breaches", () => {
    fc.assert(
      fc.property(fc.array(left, { minLength: 1, maxLength: 4 }), fc.nat(target), fc.nat(target), (list, a, b) => {
        const at = (later: number) =>
          slaPoints(
            list.map((l) => running(l - later)),
            now,
            20,
            allTime,
          );
        const [sooner, later] = [at(Math.min(a, b)), at(Math.max(a, b))];
        expect(later).toBeGreaterThanOrEqual(sooner);
        expect(later).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("do not fall at a breach because the next clock is far off", () => {
    const far = running(target, { id: "far" });
    expect(slaPoints([running(-1), far], now, 20, allTime)).toBeGreaterThanOrEqual(
      slaPoints([running(1), far], now, 20, allTime),
    );
    expect(slaPoints([far, running(-1)], now, 20, allTime)).toBe(slaPoints([running(-1), far], now, 20, allTime));
  });

  it("are added to what is stored within 0 to 100, and wait for a calendar that is not there yet", () => {
    expect([scoreNow(70, 12.4), scoreNow(95, 20), scoreNow(0, 0)]).toEqual([82, 100, 0]);
    expect(slaPoints([running(0)], now, 20, () => null)).toBe(0);
  });

  it("stand still while paused: a paused clock presses nobody", () => {
    expect(slaPoints([running(0, { state: "paused" })], now, 20, allTime)).toBe(0);
  });
});
