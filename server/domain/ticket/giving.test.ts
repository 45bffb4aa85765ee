import { describe, expect, it } from "vitest";
import { at, decide, offer, Played, person, plainBounds, queue, queued } from "@/server/cli/test-setup/tickets";
import { asPersonId } from "../ids";
import { type BeforeGiving, beforeGiving, placeFor, takeRefusal } from "./giving";
import type { TicketCommand } from "./lifecycle";

const lead = person("lead");
const reassign = (personId: string, team = "billing", tier = 1): TicketCommand => {
  return { do: "reassign", personId, team, tier, givingId: "g1", reasons: [] };
};
const requeue = (team: string, tier = 1): TicketCommand => ({ do: "requeue", team, tier, givingId: "g1", reasons: [] });
const undo = (before: BeforeGiving): TicketCommand => ({ do: "undoGiving", givingId: "g1", before, reasons: [] });
const taker = (id: string, teams: string[], tier = 1) => ({ id: asPersonId(id), teams, tier });
const types = (p: Played, from: number) => p.events.slice(from).map((e) => e.type);

describe("giving a ticket to somebody", () => {
  it("takes it from whoever has it, who is not the next to be asked", () => {
    const p = queued().accept(1, "p1");
    const from = p.events.length;
    expect(p.do(5, reassign("p2"), lead)).toBeNull();
    expect(types(p, from)).toEqual(["AssignmentEnded", "TicketAssigned"]);
    expect(p.ticket).toMatchObject({ assignment: { personId: "p2" }, barredPeople: ["p1"], touches: 2, hops: 0 });
  });

  it("takes an offer back, and the promise of acceptance is met", () => {
    const p = queued();
    p.do(1, offer("p1", 5));
    expect(p.do(2, reassign("p2"), lead)).toBeNull();
    expect(p.ticket).toMatchObject({ offer: null, assignment: { personId: "p2" } });
    expect(p.clockStory("acceptance")).toEqual(["0 Started", "2 Stopped met"]);
  });

  it("says so when they have it already, and of one that is resolved", () => {
    const p = queued().accept(1, "p1");
    expect(p.do(2, reassign("p1"), lead)).toBe("alreadyTheirs");
    p.do(3, { do: "resolve" });
    expect(p.do(4, reassign("p2"), lead)).toBe("alreadyResolved");
    expect(p.do(4, requeue("billing"), lead)).toBe("alreadyResolved");
  });

  it("holds the ledger: not to a team that released it, and not over the limit of hops", () => {
    const p = queued();
    p.do(1, offer("p1", 9));
    p.do(2, { do: "decline", offerId: p.ticket.offer!.id, personId: "p1", reason: "wrongTeam" });
    p.do(2, queue("data"));
    expect(p.do(3, reassign("p2", "billing"), lead)).toBe("releasedBefore");
    expect(p.do(3, requeue("billing"), lead)).toBe("releasedBefore");
    p.do(4, queue("access"));
    p.do(5, queue("data"));
    expect(p.do(6, requeue("access"), lead)).toBe("hopLimit");
    expect(p.do(6, requeue("support"), lead)).toBeNull();
  });
});

describe("sending a ticket to a queue", () => {
  it("ends the work on it and starts the promise of acceptance", () => {
    const p = queued().accept(1, "p1");
    expect(p.do(5, requeue("data", 2), lead)).toBeNull();
    expect(p.ticket).toMatchObject({
      assignment: null,
      queue: { team: "data", tier: 2 },
      hops: 1,
      barredPeople: ["p1"],
    });
    expect(p.clockStory("acceptance")).toEqual(["0 Started", "1 Stopped met", "5 Started"]);
  });

  it("is refused below the lowest tier, and where it waits already", () => {
    const p = new Played();
    p.do(0, { ...decide, result: { ...decide.result, tier: 2 } });
    p.do(0, queue("billing", 2));
    expect(p.do(1, requeue("billing", 1), lead)).toBe("belowLowestTier");
    expect(p.do(1, requeue("billing", 2), lead)).toBe("alreadyThere");
  });
});

describe("taking a giving back", () => {
  it("gives it back to whoever had it, as if nothing had been", () => {
    const p = queued().accept(1, "p1");
    const before = p.ticket;
    p.do(5, reassign("p2", "data", 2), lead);
    expect(p.do(7, undo(beforeGiving(before, at(5))), lead)).toBeNull();
    expect(p.ticket).toMatchObject({ assignment: { personId: "p1", team: "billing", tier: 1 }, lastAgent: "p1" });
    expect(p.ticket).toMatchObject({ hops: 0, touches: 1, barredPeople: [], queue: before.queue });
  });

  it("lets what waited wait on since when it did, with what was left of its promise", () => {
    const p = queued();
    const before = p.ticket;
    p.do(4, reassign("p2"), lead);
    p.do(6, undo(beforeGiving(before, at(4))), lead);
    expect(p.ticket).toMatchObject({ assignment: null, queue: { since: at(0) }, touches: 0 });
    expect(p.clockStory("acceptance")).toEqual(["0 Started", "4 Stopped met", "6 Resumed"]);
    expect(p.ticket.clocks.find((c) => c.metric === "acceptance")!.dueAt).toBe(at(12));
  });

  it("voids the promise that the queue had begun", () => {
    const p = queued().accept(1, "p1");
    const before = p.ticket;
    p.do(5, requeue("data"), lead);
    p.do(7, undo(beforeGiving(before, at(5))), lead);
    expect(p.clockStory("acceptance")).toEqual(["0 Started", "1 Stopped met", "5 Started", "7 Stopped void"]);
    expect(p.ticket.assignment?.personId).toBe("p1");
  });
});

describe("who may take a waiting ticket", () => {
  const t = queued().ticket;
  it.each([
    [taker("p1", ["billing"]), null],
    [taker("p1", ["billing"], 3), null],
    [taker("p1", ["data"]), "notYourTeam"],
  ])("by team and tier", (who, refusal) => {
    expect(takeRefusal(t, who)).toBe(refusal);
  });

  it("not above one's tier, not what somebody has, is offered, or the assistant has", () => {
    const high = queued();
    high.do(1, { do: "moveWaiting", tier: 2, reasons: [] });
    expect(takeRefusal(high.ticket, taker("p1", ["billing"]))).toBe("tierTooLow");
    expect(takeRefusal(queued().accept(1, "p2").ticket, taker("p1", ["billing"]))).toBe("alreadyAssigned");
    const offered = queued();
    offered.do(1, offer("p2", 5));
    expect(takeRefusal(offered.ticket, taker("p1", ["billing"]))).toBe("offerPending");
    expect(takeRefusal(offered.ticket, taker("p2", ["billing"]))).toBeNull();
    const drafted = queued();
    drafted.do(1, { do: "assist", lane: "review", team: "billing", tier: 1, dueAt: at(1), reasons: [] });
    expect(takeRefusal(drafted.ticket, taker("p1", ["billing"]))).toBe("heldByAssistant");
  });
});

describe("where somebody has what they are given", () => {
  it("stays in its team where they belong to it, else goes to one of theirs", () => {
    const t = queued().ticket;
    expect(placeFor(t, taker("p1", ["access", "billing"]), plainBounds)).toEqual({ team: "billing", tier: 1 });
    expect(placeFor(t, taker("p1", ["data", "access"], 2), plainBounds)).toEqual({ team: "access", tier: 2 });
    expect(placeFor(t, taker("p1", []), plainBounds)).toEqual({ team: "billing", tier: 1 });
    expect(placeFor(t, taker("p1", ["data"]), { ...plainBounds, hopLimit: 1 })).toBe("hopLimit");
  });
});
