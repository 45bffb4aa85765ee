import { describe, expect, it } from "vitest";
import { at, customer, decide, offer, Played, person, queue, queued } from "@/server/cli/test-setup/tickets";
import { elapsedTime } from "../../sla/rules";
import type { TicketCommand } from "../../ticket/lifecycle";
import { contributions, queueMeasures } from "../groups";
import { compose } from "../parts";
import { factOf } from "./factOf";
import type { DecisionSeen, TicketHistory } from "./history";

const day = 1_440;
const history = (p: Played, asOfMinute: number, more: Partial<TicketHistory> = {}): TicketHistory => ({
  ticketId: "t",
  events: p.events,
  score: null,
  verdict: null,
  decisions: [],
  scale: () => elapsedTime,
  asOf: at(asOfMinute),
  ...more,
});
const fact = (p: Played, asOf = 60 * day, more: Partial<TicketHistory> = {}) => factOf(history(p, asOf, more))!;
const escalate = (toTier: number, toTeam = "billing"): TicketCommand => ({
  do: "escalate",
  toTeam,
  toTier,
  reason: "needsExpertise",
  reasons: [],
});
const resolve: TicketCommand = { do: "resolve" };
function takes(p: Played, minute: number, who: string, tier = 1, team = "billing"): void {
  const made = offer(who, minute + 5) as Extract<TicketCommand, { do: "offer" }>;
  p.do(minute, { ...made, tier, team });
  p.do(minute, { do: "accept", offerId: p.ticket.offer!.id, personId: who as never, via: "offer" }, person(who));
}

describe("stages and transitions", () => {
  it("tell of an escalation, with the tiers it was at", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(5, escalate(2), person("p1"));
    takes(p, 6, "p2", 2);
    expect(fact(p)).toMatchObject({ stages: [1, 2], moves: ["1>2"], isEscalated: true, tier: 2, isResolved: false });
  });
  it("count a skip as its own transition", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(5, escalate(3), person("p1"));
    expect(fact(p)).toMatchObject({ stages: [1, 3], moves: ["1>3"] });
  });
  it("count an escalated ticket where it was taken, not where it was sent to", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(5, escalate(2), person("p1"));
    takes(p, 6, "p3", 3);
    expect(fact(p)).toMatchObject({ stages: [1, 3], moves: ["1>3"] });
  });
  it("have no transition where the planner moved what waited, or it only waited", () => {
    const p = queued();
    p.do(1, { do: "moveWaiting", tier: 2, reasons: [] });
    expect(fact(p)).toMatchObject({ stages: [], moves: [], tier: null, isEscalated: false });
    takes(p, 2, "p2", 2);
    expect(fact(p)).toMatchObject({ stages: [2], moves: [], isEscalated: false });
  });
  it("go from the assistant only where a person has had it", () => {
    const p = new Played();
    p.do(0, decide);
    p.do(0, { do: "assist", lane: "autonomous", team: "billing", tier: 1, dueAt: at(5), reasons: [] });
    expect(fact(p)).toMatchObject({ stages: [0], moves: [], isAssistantInvolved: true, tier: 0 });
    p.do(1, queue());
    expect(fact(p).moves).toEqual([]);
    takes(p, 2, "p1");
    expect(fact(p)).toMatchObject({ stages: [0, 1], moves: ["0>1"], isEscalated: false });
  });
});

it("of a hundred thousand events is made as of a few", () => {
  const p = queued();
  takes(p, 1, "p1");
  p.do(2, resolve, person("p1"));
  const received = p.events.find((e) => e.type === "TicketCreated")!;
  const many = Array.from({ length: 100_000 }, (_, i) => ({
    ...received,
    at: at(3) + i,
    type: "MessageReceived" as const,
    data: { messageId: `m${i}`, channel: "web" as const },
  }));
  const f = factOf({ ...history(p, 60 * day), events: [...p.events, ...many] });
  expect(f).toEqual(fact(p));
});

describe("the flow between teams", () => {
  it("is circular where a team has it back, and counts what was undone nowhere", () => {
    const p = queued();
    p.do(1, queue("data"));
    p.do(2, queue("billing"));
    expect(fact(p)).toMatchObject({
      owners: ["billing", "data", "billing"],
      flows: [compose("billing", "data"), compose("data", "billing")],
      handoffs: 2,
      isCircular: true,
      isCircularTwice: false,
      isRevisit: true,
    });
  });
});

describe("queues", () => {
  it("are all in which it waited, the assistant's and those after a move among them", () => {
    const p = new Played();
    p.do(0, decide);
    p.do(0, { do: "assist", lane: "autonomous", team: "billing", tier: 1, dueAt: at(5), reasons: [] });
    expect(fact(p).queues).toEqual(["billing/0"]);
    p.do(1, queue());
    p.do(2, queue("data"));
    p.do(3, queue());
    expect(fact(p).queues).toEqual(["billing/0", "billing/1", "data/1"]);
  });
  it("hold whatever was abandoned", () => {
    const p = new Played();
    p.do(0, decide);
    p.do(0, { do: "assist", lane: "autonomous", team: "billing", tier: 1, dueAt: at(5), reasons: [] });
    p.do(3, resolve, customer);
    const f = fact(p);
    expect(f).toMatchObject({ abandoned: "unanswered", abandonedQueue: "billing/0" });
    const queues = contributions(f).queue.map((cell) => cell.vector.get(queueMeasures.indexOf("abandoned")) ?? 0);
    expect(queues).toEqual([1]);
  });
});

describe("resolution", () => {
  it("is timed from creation to the last resolution, net of waiting for the customer", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(10, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    p.do(40, { do: "receive", messageId: "m", channel: "web" }, customer);
    p.do(50, resolve, person("p1"));
    expect(fact(p)).toMatchObject({ ttrS: 3_000, ttrBusinessS: 3_000, ttrNetS: 1_200, person: "p1", waitBand: 0 });
  });
  it("by the customer, before anybody had it, is nobody's first touch", () => {
    const p = queued();
    p.do(1, resolve, customer);
    p.do(30 * day, { do: "receive", messageId: "m", channel: "web" }, customer);
    takes(p, 30 * day + 1, "p1");
    p.do(30 * day + 9, resolve, person("p1"));
    expect(fact(p)).toMatchObject({ firstHuman: "p1", isFirstTouchRight: false });
  });
  it("of the first human is right unless it is reopened within seven days", () => {
    const solved = (reopenAfterDays: number | null) => {
      const p = queued();
      takes(p, 1, "p1");
      p.do(50, resolve, person("p1"));
      if (reopenAfterDays !== null) p.do(50 + reopenAfterDays * day, { do: "reopen" }, person("p2"));
      return fact(p).isFirstTouchRight;
    };
    expect(solved(null)).toBe(true);
    expect(solved(6)).toBe(false);
    expect(solved(8)).toBe(true);
  });
  it("is provisional until then, and looked at again when they are over", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(50, resolve, person("p1"));
    expect(fact(p, day)).toMatchObject({ isSettled: false, lookAt: at(50 + 7 * day) });
    expect(fact(p, 50 + 7 * day)).toMatchObject({ isSettled: true, lookAt: null });
  });
  it("by another than the first human is not first-touch-right; by nobody it is not known", () => {
    const p = queued();
    expect(fact(p).isFirstTouchRight).toBeNull();
    takes(p, 1, "p1");
    p.do(5, escalate(2), person("p1"));
    takes(p, 6, "p2", 2);
    p.do(9, resolve, person("p2"));
    expect(fact(p)).toMatchObject({ firstHuman: "p1", isFirstTouchRight: false, person: "p2" });
  });
});

describe("over-escalation", () => {
  const seen = (success: number, handlingMinutes: number, issueType = "invoice"): DecisionSeen => ({
    at: at(0),
    frustration: null,
    issueType,
    tiers: [
      { tier: 1, success, handlingMinutes },
      { tier: 2, success: 0.95, handlingMinutes: 20 },
    ],
  });
  const quick = () => {
    const p = new Played();
    p.do(0, decide);
    p.do(0, queue("billing", 2));
    takes(p, 1, "p2", 2);
    p.do(6, resolve, person("p2"));
    return p;
  };
  const is = (d: DecisionSeen) => fact(quick(), day, { decisions: [d] }).isOverEscalated;
  it("is what was quicker than the tier below's median, which would probably have solved it", () => {
    expect(is(seen(0.9, 9))).toBe(true);
    expect(is(seen(0.9, 5))).toBe(false);
    expect(is(seen(0.8, 9))).toBe(false);
  });
  it("is not known where the decision looked at another issue type, or came too late", () => {
    expect(is(seen(0.9, 9, "refund"))).toBeNull();
    expect(is({ ...seen(0.9, 9), at: at(5) })).toBeNull();
  });
});

describe("abandonment", () => {
  /** The first response is due after 30 minutes; a whole target later is minute 60. */
  const breached = () => {
    const p = queued();
    const clock = p.ticket.clocks.find((c) => c.metric === "firstResponse")!;
    for (const fraction of [0.5, 0.75, 0.9])
      p.do(30 * fraction, {
        do: "ring",
        bodies: [{ type: "ClockWarned", data: { clockId: clock.id, metric: "firstResponse", fraction } }],
      });
    p.do(30, {
      do: "ring",
      bodies: [{ type: "ClockBreached", data: { clockId: clock.id, metric: "firstResponse" } }],
    });
    return p;
  };
  it("is a whole target of silence after the breach, and comes by time alone", () => {
    const p = breached();
    expect(fact(p, 59)).toMatchObject({ abandoned: null, lookAt: at(60) });
    expect(fact(p, 60)).toMatchObject({ abandoned: "silent", abandonedAt: at(60), abandonedQueue: "billing/1" });
  });
  it("stays what it was where somebody came later, and is none where they came in time", () => {
    const late = breached();
    takes(late, 70, "p1");
    expect(fact(late, 80)).toMatchObject({ abandoned: "silent" });
    const inTime = breached();
    takes(inTime, 50, "p1");
    expect(fact(inTime, 80)).toMatchObject({ abandoned: null });
  });
  it("has its cause from what happened in the queue", () => {
    const p = breached();
    expect(fact(p, 60).abandonCause).toBe("waited");
    p.do(40, { do: "explainWait", reasons: [{ code: "nobodyOnline", params: {} }] });
    expect(fact(p, 60).abandonCause).toBe("nobodyEligible");
    p.do(41, offer("p1", 50));
    p.do(42, { do: "decline", offerId: p.ticket.offer!.id, personId: "p1" as never, reason: "noTime" }, person("p1"));
    expect(fact(p, 60)).toMatchObject({ abandoned: "silent", abandonCause: "declined" });
  });
});

describe("promises, people and the assistant", () => {
  it("tell what became of each", () => {
    const p = queued();
    takes(p, 1, "p1");
    p.do(5, { do: "reply", messageId: "r", isWaitingForCustomer: false }, person("p1"));
    p.do(20, resolve, person("p1"));
    expect(fact(p, day, { score: 5 })).toMatchObject({
      acceptance: "met",
      firstResponse: "met",
      resolution: "met",
      score: 5,
      people: [
        { personId: "p1", tier: 1, offered: 1, accepted: 1, touches: 1, solved: 1, handlingS: 19 * 60, score: 5 },
      ],
    });
  });
  it("do not take a refused draft for an answer that was wrong", () => {
    const p = queued();
    const verdict = (isCorrect: boolean, source: "review" | "customer" | "followUp") =>
      fact(p, day, { verdict: { isCorrect, source } });
    expect(verdict(false, "review").isAnswerRight).toBeNull();
    expect(verdict(false, "customer").isAnswerRight).toBe(false);
    expect(verdict(false, "followUp")).toMatchObject({ isAnswerRight: false, isFollowedUp: true });
  });
  it("of a ticket that the assistant solved alone are contained, until it is reopened", () => {
    const p = new Played();
    p.do(0, decide);
    p.do(0, { do: "assist", lane: "autonomous", team: "billing", tier: 1, dueAt: at(5), reasons: [] });
    p.do(1, { do: "answer", messageId: "r", dueAt: at(9), meets: true });
    p.do(3, { do: "confirm", messageId: null }, customer);
    expect(fact(p)).toMatchObject({ isAssistantResolved: true, isContained: true, person: null, tier: 0 });
    p.do(2 * day, { do: "reopen" }, person("p1"));
    expect(fact(p)).toMatchObject({ isAssistantResolved: false, isContained: false, isResolved: false });
  });
});
