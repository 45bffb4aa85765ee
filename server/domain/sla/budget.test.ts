import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customer, person, plainRules, queued } from "@/server/cli/test-setup/tickets";
import { businessScale } from "../calendar/scale";
import type { TicketCommand } from "../ticket/lifecycle";
import { foldTicket } from "../ticket/ticket";
import { budgetLeft } from "./budget";
import { leftMs, usedMs } from "./clock";
import { type ClockRules, elapsedTime } from "./rules";

const shares = [
  { tier: 1, share: 0.4 },
  { tier: 2, share: 0.35 },
  { tier: 3, share: 0.25 },
];
const divided: ClockRules = { ...plainRules, shares: (metric) => (metric === "resolution" ? shares : []) };
const to = (toTier: number): TicketCommand => ({
  do: "escalate",
  toTeam: "billing",
  toTier,
  reason: "stuck",
  reasons: [],
});
const back = (tier: number): TicketCommand => ({ do: "queue", team: "billing", tier, reasons: [] });

describe("what a tier may still use", () => {
  const promise = { targetMs: 100, usedMs: 0 };
  it.each([
    ["the first tier's share at the start", 1, [], 0, 40],
    ["what the first left over passes on", 2, [{ tier: 1, usedMs: 10 }], 10, 65],
    ["what it overspent is carried", 2, [{ tier: 1, usedMs: 60 }], 60, 15],
    ["more than there is counts as negative", 2, [{ tier: 1, usedMs: 80 }], 80, -5],
    ["a tier that was skipped leaves its share", 3, [{ tier: 1, usedMs: 10 }], 10, 90],
    // Back at the first tier: its old budget, though the second has used time meanwhile.
    [
      "coming back finds the old budget",
      1,
      [
        { tier: 1, usedMs: 10 },
        { tier: 2, usedMs: 20 },
      ],
      30,
      30,
    ],
    // Up again: the first tier's further use comes off what it had passed on.
    [
      "and what was passed on shrinks",
      2,
      [
        { tier: 1, usedMs: 35 },
        { tier: 2, usedMs: 20 },
      ],
      55,
      20,
    ],
    [
      "never more than the promise has",
      1,
      [
        { tier: 1, usedMs: 0 },
        { tier: 2, usedMs: 95 },
      ],
      95,
      5,
    ],
    ["time without a tier comes off the whole", 1, [], 50, 20],
  ] as const)("%s", (_, tier, used, total, left) => {
    expect(budgetLeft({ ...promise, usedMs: total }, shares, used, tier)).toBe(left);
  });

  it("is exactly what the promise has left for the highest tier, and more for no other", () => {
    const spent = fc.array(fc.record({ tier: fc.integer({ min: 1, max: 3 }), usedMs: fc.nat(1_000) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(spent, fc.nat(500), fc.integer({ min: 1, max: 4_000 }), (used, elsewhere, targetMs) => {
        const usedMs = elsewhere + used.reduce((sum, u) => sum + u.usedMs, 0);
        const left = (tier: number) => budgetLeft({ targetMs, usedMs }, shares, used, tier);
        expect(left(3)).toBe(targetMs - usedMs);
        for (const tier of [1, 2]) expect(left(tier)).toBeLessThanOrEqual(targetMs - usedMs);
      }),
    );
  });
});

describe("tiers' budgets of a ticket", () => {
  it("open with the tier and close with what it used, while the promise runs on", () => {
    const played = queued(divided).accept(1);
    played.do(10, to(2));
    expect(played.clockStory("resolution", 1)).toEqual(["0 Started", "10 Paused"]);
    expect(played.clockStory("resolution", 2)).toEqual(["10 Started"]);
    expect(played.clockStory("resolution")).toEqual(["0 Started"]);
    const second = played.ticket.clocks.find((c) => c.tier === 2)!;
    expect(second.targetMs).toBe(65 * 60_000);
    expect(second.dueAt! - played.ticket.createdAt).toBe(75 * 60_000);
  });

  it("resume where they were left, and end with the ticket", () => {
    const played = queued(divided).accept(1);
    played.do(10, to(2));
    played.do(30, back(1));
    const first = played.ticket.clocks.find((c) => c.tier === 1)!;
    expect(leftMs(first, played.ticket.createdAt + 30 * 60_000, elapsedTime)).toBe(30 * 60_000);
    played.do(65, { do: "resolve" });
    expect(played.clockStory("resolution", 1)).toEqual([
      "0 Started",
      "10 Paused",
      "30 Resumed",
      "40 Warned 0.5",
      "50 Warned 0.75",
      "56 Warned 0.9",
      "60 Breached",
      "65 Stopped late",
    ]);
    // 13.75 of the 65 minutes that it had were used of tier 2's budget when it was left: kept.
    expect(played.clockStory("resolution", 2).at(-1)).toBe("65 Stopped met");
    expect(played.clockStory("resolution").at(-1)).toBe("65 Stopped met");
  });

  it("stand with the promise while the customer is waited for", () => {
    const played = queued(divided).accept(1);
    played.do(10, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    played.do(500, { do: "receive", messageId: "m", channel: "web" }, customer);
    expect(played.clockStory("resolution", 1)).toEqual(["0 Started", "10 Paused", "500 Resumed"]);
    expect(played.ticket.clocks.find((c) => c.tier === 1)).toMatchObject({ consumedMs: 10 * 60_000 });
  });

  it("are late at once where others spent everything, and warn of nothing", () => {
    const played = queued(divided).accept(1);
    played.do(80, to(2));
    const second = played.ticket.clocks.find((c) => c.tier === 2)!;
    expect(second).toMatchObject({ targetMs: -5 * 60_000, warnAt: [] });
    played.do(81, { do: "resolve" });
    expect(played.clockStory("resolution", 2)).toEqual(["80 Started", "80 Breached", "81 Stopped late"]);
  });

  it("begin anew with a new promise, and not before", () => {
    const played = queued(divided).accept(1);
    played.do(20, { do: "resolve" });
    played.do(50, { do: "receive", messageId: "m", channel: "web" }, customer);
    played.do(51, back(1));
    expect(played.clockStory("resolution", 1)).toEqual(["0 Started", "20 Warned 0.5", "20 Stopped met", "50 Started"]);
    const again = played.ticket.clocks.findLast((c) => c.tier === 1)!;
    expect(again).toMatchObject({ targetMs: 40 * 60_000, consumedMs: 0 });
  });

  it("stand for what they are where the policy divides the promise no more, and go on where it does again", () => {
    let isDivided = true;
    const played = queued({ ...divided, shares: (...of) => (isDivided ? divided.shares(...of) : []) }).accept(1);
    const part = (tier: number) => played.ticket.clocks.find((c) => c.tier === tier)!;
    played.do(10, to(2));
    isDivided = false;
    played.do(20, back(2));
    expect(part(2)).toMatchObject({ state: "paused", pausedWhy: "notDivided" });
    expect(part(1)).toMatchObject({ state: "paused", pausedWhy: "atOtherTier" });
    // Back at the first tier: no other one has it.
    played.do(30, back(1));
    expect(part(1)).toMatchObject({ state: "paused", pausedWhy: "notDivided", consumedMs: 10 * 60_000 });
    const { length } = played.events;
    played.do(31, back(1));
    expect(played.events.slice(length).filter((e) => e.type === "ClockPaused")).toEqual([]);
    isDivided = true;
    played.do(40, back(1));
    expect(played.clockStory("resolution", 1)).toEqual(["0 Started", "10 Paused", "30 Paused", "40 Resumed"]);
    expect(foldTicket(played.ticket.id, played.events)).toEqual(played.ticket);
  });

  it("divide each answer that is owed anew", () => {
    const played = queued({ ...plainRules, shares: (metric) => (metric === "nextResponse" ? shares : []) }).accept(1);
    const answer = (minute: number, messageId: string) =>
      played.do(minute, { do: "reply", messageId, isWaitingForCustomer: false }, person("p1"));
    const ask = (minute: number, messageId: string) =>
      played.do(minute, { do: "receive", messageId, channel: "web" }, customer);
    answer(2, "a1");
    ask(10, "m1");
    answer(13, "a2");
    ask(20, "m2");
    played.do(25, to(2));
    expect(played.clockStory("nextResponse", 1)).toEqual([
      "10 Started",
      "13 Stopped met",
      "20 Started",
      "24 Warned 0.5",
      "25 Paused",
    ]);
    // 20 minutes are promised: three quarters for the first two tiers, of which the first has used five.
    const second = played.ticket.clocks.find((c) => c.metric === "nextResponse" && c.tier === 2)!;
    expect(second).toMatchObject({ state: "running", targetMs: 10 * 60_000 });
  });

  it("divide the wait until somebody accepts: what moves up unaccepted goes on, the next tier's own wait is whole", () => {
    const played = queued({ ...plainRules, shares: (metric) => (metric === "acceptance" ? shares : []) });
    const part = (tier: number) => played.ticket.clocks.findLast((c) => c.metric === "acceptance" && c.tier === tier)!;
    expect(part(1).targetMs).toBe(4 * 60_000);
    played.do(4, back(2));
    expect(part(1)).toMatchObject({ state: "paused", breachedAt: part(1).startedAt + 4 * 60_000 });
    expect(part(2).targetMs).toBe(3.5 * 60_000);
    played.do(5, { do: "assign", personId: "p1", team: "billing", tier: 2, via: "manual", reasons: [] });
    expect(played.clockStory("acceptance").at(-1)).toBe("5 Stopped met");
    expect(part(2).state).toBe("met");
    played.do(9, to(3));
    expect(part(3)).toMatchObject({ state: "running", targetMs: 10 * 60_000 });
  });

  it("survive any way through the tiers: their uses and the promise's agree, and history rebuilds them", () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(1, 2, 3, 0));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const played = queued(divided);
        let minute = 0;
        for (const [wait, tier] of steps) {
          minute += wait;
          if (tier === 0) played.do(minute, { do: "awaitThirdParty", label: "x", link: null }, person("p1"));
          else played.do(minute, back(tier));
        }
        const now = played.ticket.createdAt + (minute + 1) * 60_000;
        const promise = played.ticket.clocks.find((c) => c.metric === "resolution" && c.tier === null)!;
        const budgets = played.ticket.clocks.filter((c) => c.tier !== null);
        const sum = budgets.reduce((total, c) => total + usedMs(c, now, elapsedTime), 0);
        expect(sum).toBe(usedMs(promise, now, elapsedTime));
        expect(budgets.filter((c) => c.state === "running")).toHaveLength(1);
        expect(foldTicket(played.ticket.id, played.events)).toEqual(played.ticket);
      }),
    );
  });
});

describe("reopening", () => {
  const reopened = (onReopen: ClockRules["onReopen"]) => {
    const played = queued({ ...divided, onReopen }).accept(1);
    played.do(30, { do: "resolve" });
    played.do(200, { do: "receive", messageId: "m", channel: "web" }, customer);
    played.do(200, back(1));
    return played;
  };
  it("goes on with what was left where the policy says so", () => {
    const played = reopened("resume");
    expect(played.clockStory("resolution")).toEqual(["0 Started", "30 Stopped met", "200 Resumed"]);
    expect(played.clockStory("resolution", 1).slice(-2)).toEqual(["30 Stopped met", "200 Resumed"]);
    const due = (tier: number | null) =>
      (played.ticket.clocks.find((c) => c.metric === "resolution" && c.tier === tier)!.dueAt! -
        played.ticket.createdAt) /
      60_000;
    expect([due(null), due(1)]).toEqual([270, 210]);
  });
  it("promises nothing where the policy says so", () => {
    expect(reopened("none").clockStory("resolution")).toEqual(["0 Started", "30 Stopped met"]);
  });
});

describe("in business time", () => {
  // Opened on Wednesday 4 March 2026 at 09:00 UTC; open from 08:00 to 10:00.
  const hours = [{ from: 480, to: 600 }];
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = Array.from({ length: 7 }, () => hours);
  const week = { monday, tuesday, wednesday, thursday, friday, saturday, sunday } as never;
  const scale = businessScale({ id: "mornings", name: "Mornings", zone: "UTC", week, holidays: [] });
  const rules: ClockRules = {
    ...divided,
    target: (metric, t) => ({
      ...plainRules.target(metric, t)!,
      calendar: { id: "mornings", policyVersion: 1 },
    }),
    scale: () => scale,
  };

  it("a promise of 100 minutes is due the next morning, its warnings when so much of it is used", () => {
    const { ticket } = queued(rules);
    const promise = ticket.clocks.find((c) => c.metric === "resolution" && c.tier === null)!;
    const minutes = (at: number) => (at - ticket.createdAt) / 60_000;
    expect(minutes(promise.dueAt!)).toBe(23 * 60 + 40);
    expect(promise.warnDueAt.map(minutes)).toEqual([50, 23 * 60 + 15, 23 * 60 + 30]);
    expect(promise.calendar).toEqual({ id: "mornings", policyVersion: 1 });
  });

  it("nothing counts at night, paused or not, and history rebuilds without the calendar", () => {
    const played = queued(rules).accept(1);
    played.do(50, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    // The next day at 08:30.
    played.do(23.5 * 60, { do: "receive", messageId: "m", channel: "web" }, customer);
    const promise = played.ticket.clocks.find((c) => c.metric === "resolution" && c.tier === null)!;
    expect(promise.consumedMs).toBe(50 * 60_000);
    expect((promise.dueAt! - played.ticket.createdAt) / 60_000).toBe(23.5 * 60 + 50);
    expect(foldTicket(played.ticket.id, played.events)).toEqual(played.ticket);
  });
});
