import { describe, expect, it } from "vitest";
import { asSeenBy, isOutcome } from "./personal";
import type { PageData, PersonRow } from "./reading";

const numbers = { tickets: 50, resolved: 40, firstTouchRight: 30, "score.5": 9, "at.1": 50 };
const row = (value: string, resolved: number) => ({ value, numbers: { ...numbers, resolved }, before: null });
const person = (personId: string): PersonRow => ({
  personId,
  numbers: { "people.tickets": 9, "people.solved": 8 },
  before: null,
  ...{ outcomes: 8, isEnough: false, success: null, handlingS: null },
});
const data = (more: Partial<PageData>): PageData => ({
  ...{
    page: "resolution",
    period: { from: "2026-01-01", to: "2026-02-01", zone: "UTC" },
    comparison: null,
    unit: "day",
  },
  ...{ total: numbers, before: null, series: [], rows: null, behind: 0, isFromFacts: false },
  ...more,
});
const lead = { sees: (id: string) => id !== "stranger", leads: (id: string) => id === "mine" };
const all = { breakdown: null, person: null };

describe("what is told of one person", () => {
  it("knows outcomes from load", () => {
    expect(["firstTouchRight", "score.4.escalated", "people.solved", "ttrS"].every(isOutcome)).toBe(true);
    expect(["tickets", "resolved", "people.accepted", "people.tickets", "at.2"].some(isOutcome)).toBe(false);
  });
  it("is everything of the desk", () => {
    expect(asSeenBy(data({}), lead, all)).toEqual(data({}));
  });
  it("is load of those one sees, outcomes of those one leads, nothing of others", () => {
    const people = ["mine", "colleague", "stranger"].map(person);
    const seen = asSeenBy(data({ people }), lead, all).people!;
    expect(seen.map((p) => [p.personId, p.numbers])).toEqual([
      ["mine", { "people.tickets": 9, "people.solved": 8 }],
      ["colleague", { "people.tickets": 9 }],
    ]);
  });
  it("is no outcome on few tickets, where work is not compared on the same mix", () => {
    const rows = [row("mine", 40), row("mine", 29), row("colleague", 40), row("stranger", 40)];
    const seen = asSeenBy(data({ rows }), lead, { ...all, breakdown: "person" }).rows!;
    expect(seen.map((r) => r.numbers.firstTouchRight)).toEqual([30, undefined, undefined]);
    expect(seen.map((r) => r.numbers.tickets)).toEqual([50, 50, 50]);
    for (const [id, told] of [
      ["mine", 30],
      ["colleague", undefined],
    ] as const) {
      const { total } = asSeenBy(data({}), lead, { ...all, person: id });
      expect([id, total.firstTouchRight, total.tickets]).toEqual([id, told, 50]);
    }
  });
});
