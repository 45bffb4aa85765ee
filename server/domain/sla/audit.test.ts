import { describe, expect, it } from "vitest";
import { customer, type Played, person, queued } from "@/server/cli/test-setup/tickets";
import type { Ticket } from "../ticket/ticket";
import { auditTicket, type ClockDifference, standingAfter } from "./audit";
import { elapsedTime } from "./rules";

const allTime = () => elapsedTime;

function lived(): Played {
  const played = queued().accept(1);
  played.do(10, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
  played.do(40, { do: "receive", messageId: "m", channel: "web" }, customer);
  played.do(60, { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] });
  return played;
}
const changed = (t: Ticket, metric: string, more: object): Ticket => ({
  ...t,
  clocks: t.clocks.map((c) => (c.metric === metric ? { ...c, ...more } : c)),
});

describe("the auditor of clocks", () => {
  it("finds nothing where all is right, also after pauses, breaches and the end", () => {
    const played = lived();
    expect(auditTicket(played.ticket, played.events, allTime)).toEqual([]);
    played.do(300, { do: "resolve" });
    expect(auditTicket(played.ticket, played.events, allTime)).toEqual([]);
  });

  it.each([
    ["a due instant that somebody moved", { dueAt: 7 }, "dueAt"],
    ["time that was lost", { consumedMs: 7 }, "consumedMs"],
    ["an alarm that was forgotten", { warned: 3 }, "warned"],
    ["a state without an event", { state: "met" }, "state"],
  ])("finds %s", (_, more, field) => {
    const { ticket, events } = lived();
    const found = auditTicket(changed(ticket, "resolution", more), events, allTime);
    expect(found.map((d) => d.field)).toContain(field);
    expect(found.every((d) => d.ticketId === ticket.id)).toBe(true);
  });

  it("finds a clock that is missing and one that no event started", () => {
    const { ticket, events } = lived();
    const [first, ...rest] = ticket.clocks;
    expect(auditTicket({ ...ticket, clocks: rest }, events, allTime)).toMatchObject([{ field: "clock", is: null }]);
    const odd = { ...first!, id: "odd" };
    const found = auditTicket({ ...ticket, clocks: [...ticket.clocks, odd] }, events, allTime);
    expect(found).toMatchObject([{ clockId: "odd", field: "clock", shouldBe: null }]);
  });

  it("finds hours that are not the calendar's, although events and row agree", () => {
    const { ticket, events } = lived();
    const half = () => ({ ...elapsedTime, between: (a: number, b: number) => Math.max(0, (b - a) / 2) });
    expect(auditTicket(ticket, events, half).map((d) => d.field)).toContain("consumedMs");
  });
});

describe("what stands after a round", () => {
  const found = (ticketId: string, field = "dueAt"): ClockDifference => ({
    ticketId,
    clockId: "c",
    field,
    is: 1,
    shouldBe: 2,
  });

  it("keeps what earlier rounds found until its ticket is recounted and agrees", () => {
    const before = [found("a"), found("b")];
    expect(standingAfter(before, ["b", "c"], [found("c")])).toEqual({
      standing: [found("c"), found("a")],
      fresh: [found("c")],
    });
  });

  it("counts a difference once, however often it is found", () => {
    const again = standingAfter([found("a")], ["a"], [found("a"), found("a", "warned")]);
    expect(again.standing).toEqual([found("a"), found("a", "warned")]);
    expect(again.fresh).toEqual([found("a", "warned")]);
  });
});
