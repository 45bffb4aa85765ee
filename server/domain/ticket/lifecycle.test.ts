import { describe, expect, it } from "vitest";
import {
  assistant,
  at,
  customer,
  decide,
  decision,
  offer,
  Played,
  person,
  queue,
  queued,
} from "@/server/cli/test-setup/tickets";
import type { Refusal, TicketCommand } from "./lifecycle";

const message: TicketCommand = { do: "receive", messageId: "m", channel: "email" };
const reply: TicketCommand = { do: "reply", messageId: "r", isWaitingForCustomer: true };
const resolve: TicketCommand = { do: "resolve" };
const moveWaiting = (tier: number): TicketCommand => ({ do: "moveWaiting", tier, reasons: [] });
const unowned: TicketCommand = { do: "leaveUnowned", reasons: [] };
const restoreBars: TicketCommand = { do: "restoreBars", people: ["p1"] };
const assign: TicketCommand = { do: "assign", personId: "p9", team: "data", tier: 2, via: "manual", reasons: [] };
const escalate = (toTeam: string, toTier: number): TicketCommand => ({
  do: "escalate",
  toTeam,
  toTier,
  reason: "stuck",
  reasons: [],
});

const offered = () => {
  const played = queued();
  played.do(1, offer("p1", 3));
  return played;
};
const resolved = () => {
  const played = queued().accept(1);
  played.do(2, resolve);
  return played;
};

describe("refusals", () => {
  const id = (played: Played) => played.ticket.offer!.id;
  const accept = (offerId: string, personId = "p1"): TicketCommand => ({
    do: "accept",
    offerId,
    personId,
    via: "offer",
  });
  const decline = (offerId: string, personId = "p1"): TicketCommand => ({
    do: "decline",
    offerId,
    personId,
    reason: "noTime",
  });

  it.each<[string, Played, (p: Played) => TicketCommand, Refusal]>([
    ["queue a resolved one", resolved(), () => queue(), "alreadyResolved"],
    ["queue one that somebody has", queued().accept(1), () => queue("data"), "alreadyAssigned"],
    ["let a resolved one wait elsewhere", resolved(), () => moveWaiting(2), "alreadyResolved"],
    ["let one wait that somebody has", queued().accept(1), () => moveWaiting(2), "alreadyAssigned"],
    ["let one wait that is offered", offered(), () => moveWaiting(2), "offerPending"],
    ["let one wait below the lowest tier allowed", queued(), () => moveWaiting(0), "notQueued"],
    ["leave a resolved one unowned", resolved(), () => unowned, "alreadyResolved"],
    ["leave one unowned that somebody has", queued().accept(1), () => unowned, "alreadyAssigned"],
    ["offer a resolved one", resolved(), () => offer("p1", 9), "alreadyResolved"],
    ["offer what somebody has", queued().accept(1), () => offer("p2", 9), "alreadyAssigned"],
    ["offer twice", offered(), () => offer("p2", 9), "offerPending"],
    ["accept what is not offered", queued(), () => accept("id9"), "offerGone"],
    ["accept another offer", offered(), () => accept("id9"), "offerGone"],
    ["accept for another", offered(), (p) => accept(id(p), "p2"), "offerNotYours"],
    ["decline what is not offered", queued(), () => decline("id9"), "offerGone"],
    ["decline for another", offered(), (p) => decline(id(p), "p2"), "offerNotYours"],
    ["expire another offer", offered(), () => ({ do: "expireOffer", offerId: "id9" }), "offerGone"],
    ["expire before its time", offered(), (p) => ({ do: "expireOffer", offerId: id(p) }), "offerPending"],
    ["assign a resolved one", resolved(), () => assign, "alreadyResolved"],
    ["assign what somebody has", queued().accept(1), () => assign, "alreadyAssigned"],
    ["reply to a resolved one", resolved(), () => reply, "alreadyResolved"],
    ["escalate a resolved one", resolved(), () => escalate("billing", 2), "alreadyResolved"],
    ["escalate what is in no queue", new Played(), () => escalate("billing", 2), "notQueued"],
    ["escalate to the same tier", queued().accept(1), () => escalate("billing", 1), "alreadyAtTop"],
    ["take back that others are asked of a resolved one", resolved(), () => restoreBars, "alreadyResolved"],
    ["take back that others are asked of what somebody has", queued().accept(1), () => restoreBars, "alreadyAssigned"],
    ["resolve twice", resolved(), () => resolve, "alreadyResolved"],
  ])("%s", (_, played, command, refusal) => {
    const before = structuredClone(played.ticket);
    const count = played.events.length;
    expect(played.do(2, command(played))).toBe(refusal);
    expect(played.ticket).toEqual(before);
    expect(played.events).toHaveLength(count);
  });

  it("an offer ends with the instant it says", () => {
    const late = offered();
    expect(late.do(3, accept(id(late)))).toBe("offerGone");
    const intime = offered();
    expect(intime.do(2.999, accept(id(intime)))).toBeNull();
  });

  it("a person replies only to what somebody has; the assistant may", () => {
    expect(queued().do(1, reply, person("p1"))).toBe("notAssigned");
    expect(queued().do(1, reply, assistant)).toBeNull();
  });
});

describe("a ticket's life", () => {
  it("from its first message to its end, told by its events", () => {
    const played = queued();
    played.do(1, offer("p1", 3));
    played.do(2, { do: "decline", offerId: played.ticket.offer!.id, personId: "p1", reason: "noTime" });
    played.accept(3, "p2");
    played.do(4, reply, person("p2"));
    played.do(9, message, customer);
    played.do(10, resolve, person("p2"));
    expect(played.events.map((e) => e.type).filter((type) => !type.startsWith("Clock"))).toEqual([
      "TicketCreated",
      "MessageReceived",
      "TicketDecided",
      "TicketQueued",
      "OfferMade",
      "OfferDeclined",
      "OfferMade",
      "TicketAssigned",
      "MessageSent",
      "WaitingForCustomer",
      "CustomerAnswered",
      "MessageReceived",
      "AssignmentEnded",
      "TicketResolved",
    ]);
    expect(played.ticket).toMatchObject({
      status: "resolved",
      assignment: null,
      offer: null,
      lastAgent: "p2",
      barredPeople: ["p1"],
      touches: 1,
      resolvedAt: at(10),
      firstHumanReplyAt: at(4),
      unansweredSince: null,
    });
  });

  it("an offer that ran out did so at its own instant, and bars who missed it", () => {
    const played = offered();
    played.do(8, { do: "expireOffer", offerId: played.ticket.offer!.id });
    expect(played.events.at(-1)).toMatchObject({ type: "OfferExpired", at: at(3) });
    expect(played.ticket).toMatchObject({ offer: null, barredPeople: ["p1"] });
    played.do(9, { do: "liftBars" });
    expect(played.ticket.barredPeople).toEqual([]);
    expect(played.events.at(-1)).toMatchObject({ type: "BarsLifted", data: { people: ["p1"] } });
  });

  it("whoever is asked again is not any more once that is taken back, and whoever passed since stays barred", () => {
    const played = offered();
    played.do(8, { do: "expireOffer", offerId: played.ticket.offer!.id });
    played.do(9, { do: "liftBars" });
    played.do(9, offer("p2", 12));
    played.do(10, { do: "decline", offerId: played.ticket.offer!.id, personId: "p2", reason: "noTime" });
    played.do(10, offer("p1", 20));
    played.do(11, { do: "restoreBars", people: ["p1"] });
    expect(played.ticket).toMatchObject({ offer: null, barredPeople: ["p1", "p2"] });
    expect(played.events.at(-2)).toMatchObject({ type: "OfferWithdrawn", data: { personId: "p1", why: "undone" } });
  });

  it("leaves an offer to somebody else when it is taken back that others are asked again", () => {
    const played = queued();
    played.do(1, offer("p2", 12));
    played.do(2, { do: "restoreBars", people: ["p1"] });
    expect(played.ticket).toMatchObject({ offer: { personId: "p2" }, barredPeople: ["p1"] });
  });

  it.each<[string, TicketCommand]>([
    ["queueing", queue("data")],
    ["leaving it unowned", unowned],
    ["assigning", assign],
    ["escalating", escalate("billing", 2)],
    ["resolving", resolve],
  ])("%s withdraws a pending offer", (_, command) => {
    const played = offered();
    expect(played.do(2, command)).toBeNull();
    expect(played.ticket.offer).toBeNull();
    expect(played.events.map((e) => e.type)).toContain("OfferWithdrawn");
  });

  it("escalating ends the assignment, raises the lowest tier and lets decliners be asked again", () => {
    const played = offered();
    played.do(2, { do: "decline", offerId: played.ticket.offer!.id, personId: "p1", reason: "noTime" });
    played.accept(3, "p2");
    played.do(5, escalate("data", 2));
    expect(played.ticket).toMatchObject({
      assignment: null,
      minTier: 2,
      queue: { team: "data", tier: 2, since: at(5) },
      barredPeople: [],
      hops: 1,
      touches: 1,
    });
  });

  it("a decision never lowers the lowest tier", () => {
    const played = queued().accept(1);
    played.do(2, escalate("billing", 3));
    played.do(3, { ...decide, result: decision({ tier: 2 }) } as TicketCommand);
    expect(played.ticket.minTier).toBe(3);
  });

  it("reopens on a message and keeps who knows it", () => {
    const played = resolved();
    played.do(50, message, customer);
    expect(played.ticket).toMatchObject({
      status: "open",
      resolvedAt: null,
      reopenCount: 1,
      lastAgent: "p1",
      unansweredSince: at(50),
    });
  });

  it("remembers the oldest unanswered message", () => {
    const played = queued().accept(1);
    played.do(2, message, customer);
    expect(played.ticket.unansweredSince).toBe(at(0));
    played.do(3, { ...reply, isWaitingForCustomer: false } as TicketCommand, person("p1"));
    for (const minute of [5, 6]) played.do(minute, message, customer);
    expect(played.ticket).toMatchObject({ unansweredSince: at(5), lastCustomerMessageAt: at(6), status: "open" });
  });

  it("says why it waits until somebody has it", () => {
    const played = queued();
    const reasons = [{ code: "nobodyOnline", params: {} } as const];
    played.do(1, { do: "explainWait", reasons });
    expect(played.ticket.waitReasons).toEqual(reasons);
    expect(played.accept(2).ticket.waitReasons).toEqual([]);
  });

  it("may wait for another tier of its team without having waited any less", () => {
    const played = queued();
    const reasons = [{ code: "beginsAtTier", params: { tier: 2, instead: 1 } } as const];
    played.do(1, { do: "moveWaiting", tier: 2, reasons });
    expect(played.ticket).toMatchObject({ queue: { team: "billing", tier: 2, since: at(0) }, hops: 0 });
    expect(played.ticket.waitReasons).toEqual(reasons);
    played.do(1, { do: "explainWait", reasons: [{ code: "allBarred", params: {} }, ...reasons] });
    played.do(1, { do: "liftBars" });
    expect(played.ticket.waitReasons).toEqual(reasons);
    played.do(2, { do: "moveWaiting", tier: 1, reasons: [] });
    expect(played.ticket.queue!.tier).toBe(1);
  });

  it("still says why it waits at another tier while it is offered, and when nobody took it", () => {
    const played = queued();
    const why = { code: "beginsAtTier", params: { tier: 2, instead: 1 } } as const;
    const reasons = [{ code: "allAtCapacity", params: {} } as const, why];
    played.do(1, { do: "moveWaiting", tier: 2, reasons });
    played.do(2, offer("p1", 4));
    expect(played.ticket.waitReasons).toEqual([why]);
    played.do(4, { do: "expireOffer", offerId: played.ticket.offer!.id });
    expect(played.ticket).toMatchObject({ offer: null, waitReasons: [why] });
    played.accept(5);
    expect(played.ticket.waitReasons).toEqual([]);
    played.do(6, queue("data", 1));
    expect(played.ticket.waitReasons).toEqual([]);
  });

  it("goes to a team by hand and counts the hop", () => {
    const played = queued();
    played.do(1, assign);
    expect(played.ticket).toMatchObject({
      queue: { team: "data", tier: 2, since: at(0) },
      assignment: { personId: "p9", team: "data", tier: 2 },
      hops: 1,
    });
  });
});
