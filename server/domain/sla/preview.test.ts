import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLife } from "@/server/cli/test-setup/lives";
import { assistant, at, customer, decide, Played, person, plainRules, queued } from "@/server/cli/test-setup/tickets";
import { weekOf } from "../calendar/document";
import { businessScale } from "../calendar/scale";
import type { ClockMetric } from "../vocabulary";
import { type PreviewRules, previewPromises } from "./preview";
import { elapsedTime } from "./rules";

const same: PreviewRules = { ...plainRules, answerMeets: false };
/** The plain rules with other minutes for one metric; null = no promise. */
const withTarget = (metric: ClockMetric, minutes: number | null): PreviewRules => ({
  ...same,
  target: (m, t) => {
    const plain = plainRules.target(m, t);
    if (m !== metric || !plain) return plain;
    return minutes === null ? null : { ...plain, targetMs: minutes * 60_000 };
  },
});
const reply = (isWaitingForCustomer = false) => ({ do: "reply", messageId: "r", isWaitingForCustomer }) as const;
const message = { do: "receive", messageId: "m", channel: "web" } as const;

const preview = (played: Played, rules: PreviewRules, minute: number) =>
  previewPromises(
    [{ ...played.ticket, number: 7, subject: "S", events: played.events }],
    () => elapsedTime,
    rules,
    at(minute),
  );
const sum = (p: ReturnType<typeof preview>, metric: ClockMetric, of = "promise") =>
  p.sums.find((s) => s.metric === metric && s.of === of)!;
const halves: PreviewRules = {
  ...same,
  shares: (metric) =>
    metric === "resolution"
      ? [
          { tier: 1, share: 0.5 },
          { tier: 2, share: 0.5 },
        ]
      : [],
};

describe("a preview of promises", () => {
  it("shows what a shorter target makes late", () => {
    const played = queued().accept(2);
    played.do(20, reply(), person("p1"));
    const shown = preview(played, withTarget("firstResponse", 15), 25);
    expect(shown.changes).toMatchObject([
      {
        metric: "firstResponse",
        number: 7,
        was: { state: "kept", dueAt: at(30) },
        is: { state: "late", dueAt: at(15), targetMs: 15 * 60_000 },
      },
    ]);
    expect(sum(shown, "firstResponse")).toEqual({
      metric: "firstResponse",
      of: "promise",
      was: { kept: 1, late: 0, open: 0 },
      is: { kept: 0, late: 1, open: 0 },
    });
    expect(sum(shown, "acceptance").is).toEqual({ kept: 1, late: 0, open: 0 });
  });

  it("counts what is past due and running as late, noticed or not", () => {
    expect(sum(preview(queued(), same, 12), "acceptance").was).toEqual({ kept: 0, late: 1, open: 0 });
    const longer = preview(queued(), withTarget("acceptance", 20), 12);
    expect(longer.changes).toMatchObject([{ was: { state: "late" }, is: { state: "running", dueAt: at(20) } }]);
  });

  it("shows promises that would come or go", () => {
    const gone = preview(queued(), withTarget("acceptance", null), 1);
    expect(gone.changes).toMatchObject([{ metric: "acceptance", was: { state: "running" }, is: null }]);
    const played = new Played({ ...plainRules, target: () => null });
    played.do(0, decide);
    const came = preview(played, same, 1);
    expect(came.changes.map((c) => [c.metric, c.was, c.is?.dueAt])).toEqual([
      ["resolution", null, at(100)],
      ["firstResponse", null, at(30)],
    ]);
  });

  it("counts the draft's calendar and says by which", () => {
    const office = businessScale({
      ...{ id: "office", name: "Office", zone: "UTC", holidays: [] },
      week: weekOf(["thursday"], [{ from: 600, to: 720 }]),
    });
    const rules: PreviewRules = {
      ...withTarget("resolution", 60),
      target: (metric) =>
        metric === "resolution"
          ? { targetMs: 3_600_000, warnAt: [], calendar: { id: "office", policyVersion: 0 } }
          : plainRules.target(metric, queued().ticket),
      scale: (c) => (c ? office : elapsedTime),
    };
    const [change] = preview(queued(), rules, 5).changes;
    expect(change).toMatchObject({ metric: "resolution", is: { calendar: "office", dueAt: Date.UTC(2026, 2, 5, 11) } });
  });

  it("lets the draft say what waiting pauses", () => {
    const played = queued().accept(1);
    played.do(10, reply(true), person("p1"));
    played.do(200, message, customer);
    const shown = preview(played, { ...same, pausesFor: () => false }, 201);
    const resolution = shown.changes.find((c) => c.metric === "resolution");
    expect(resolution).toMatchObject({
      was: { state: "running", dueAt: at(290) },
      is: { state: "late", dueAt: at(100) },
    });
  });

  it("lets the draft say whether the assistant's answer meets the response", () => {
    const played = new Played();
    played.do(0, decide);
    played.do(0, { do: "assist", team: "billing", tier: 1, lane: "autonomous", dueAt: at(1), reasons: [] });
    played.do(3, { do: "answer", messageId: "r", dueAt: at(20), meets: false }, assistant);
    played.do(9, { do: "followUp", messageId: "f", dueAt: at(40) }, assistant);
    const shown = preview(played, { ...same, answerMeets: true }, 10);
    expect(shown.changes).toMatchObject([
      { metric: "firstResponse", was: { state: "running" }, is: { state: "kept" } },
    ]);
    expect(preview(played, same, 10).changes).toEqual([]);
  });

  it("puts another outcome before a moved instant, and the farthest moved first", () => {
    const one = queued();
    const late = queued().accept(1);
    late.do(25, reply(), person("p1"));
    const rules = withTarget("firstResponse", 20);
    const tickets = [one, late].map((p, i) => ({ ...p.ticket, number: i, subject: "", events: p.events }));
    const { changes } = previewPromises(tickets, () => elapsedTime, rules, at(12));
    expect(changes.map((c) => [c.number, c.is?.state])).toEqual([
      [1, "late"],
      [0, "running"],
    ]);
  });

  it("divides promises among tiers as the draft does, by which tier had the ticket", () => {
    const played = queued().accept(1);
    played.do(60, { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] });
    const came = preview(played, halves, 70);
    const parts = came.changes.filter((c) => c.tier !== null).sort((a, b) => a.tier! - b.tier!);
    expect(parts.map((c) => [c.metric, c.tier, c.was, c.is?.state, c.is?.targetMs])).toEqual([
      ["resolution", 1, null, "late", 50 * 60_000],
      ["resolution", 2, null, "running", 40 * 60_000],
    ]);
    // The promise to the customer is another matter.
    expect(came.changes.filter((c) => c.tier === null)).toEqual([]);
    expect(sum(came, "resolution", "budget")).toMatchObject({
      was: { kept: 0, late: 0, open: 0 },
      is: { kept: 0, late: 1, open: 1 },
    });
    expect(sum(preview(played, same, 70), "resolution", "budget")).toBeUndefined();

    const divided = queued(halves).accept(1);
    const gone = preview(divided, same, 10);
    expect(gone.changes).toMatchObject([{ metric: "resolution", tier: 1, was: { state: "running" }, is: null }]);
    const more = { ...halves, shares: () => [{ tier: 1, share: 0.8 }] };
    expect(preview(divided, more, 10).changes.find((c) => c.metric === "resolution")).toMatchObject({
      tier: 1,
      was: { dueAt: at(50) },
      is: { dueAt: at(80) },
    });
  });

  it.each([
    ["whole", same],
    ["divided", halves],
  ])("finds no difference under the same rules, whatever happened to %s promises", (_, rules) => {
    fc.assert(
      fc.property(anyLife, fc.nat(200), (life, later) => {
        const played = new Played(rules);
        played.do(0, decide);
        let minute = 0;
        for (const { wait, command, actor } of life) {
          minute += wait;
          const asked = command(played, minute);
          played.do(minute, asked.do === "answer" ? { ...asked, meets: false } : asked, actor);
        }
        const shown = preview(played, rules, minute + later);
        expect(shown.changes).toEqual([]);
        for (const { was, is } of shown.sums) expect(is).toEqual(was);
      }),
      { numRuns: 300 },
    );
  });
});
