import { describe, expect, it } from "vitest";
import { applyClockEvent } from "@/server/domain/sla/clock";
import { byTransition, filterOf, isNarrowed, narrowed } from "./filter";
import type { EscalatedTicket, TicketLine } from "./types";

const now = 1_000_000;
const clocks = (dueAt: number) =>
  applyClockEvent([], {
    type: "ClockStarted",
    at: 0,
    actor: { kind: "system", id: null },
    data: { clockId: `due-${dueAt}`, metric: "resolution", targetMs: dueAt, warnAt: [] },
  });
const line = (number: number, dueAt: number, more: Partial<TicketLine> = {}) =>
  ({ id: `t${number}`, number, team: "billing", tier: 2, clocks: clocks(dueAt), ...more }) as TicketLine;
const raised = (ticket: TicketLine, at: number, from = 1, to = 2): EscalatedTicket => ({
  ticket,
  escalation: { kind: "tier", at, by: "Ann", from, to, reason: "stuck" },
});
const handed = (ticket: TicketLine, at: number): EscalatedTicket => ({
  ticket,
  escalation: { kind: "assistant", at, by: null, reason: null },
});
const everything = filterOf({});

describe("the filter in the address", () => {
  it("reads what it knows and leaves out the rest", () => {
    expect(filterOf({ team: "billing", tier: "2", reason: "slaBreach", late: "1", sort: "breach" })).toEqual({
      team: "billing",
      tier: 2,
      reason: "slaBreach",
      onlyLate: true,
      order: "breach",
    });
    const nonsense = filterOf({ team: "", tier: "0", reason: "gift", late: "yes", sort: "name" });
    expect(nonsense).toEqual(everything);
    expect(filterOf({ tier: "2.5" }).tier).toBeNull();
    expect(isNarrowed(nonsense)).toBe(false);
    expect(isNarrowed(filterOf({ late: "1" }))).toBe(true);
    expect(isNarrowed(filterOf({ sort: "breach" }))).toBe(false);
  });

  it("narrows every list by team, tier and lateness, and by reason the escalations alone", () => {
    const late = line(1, now - 1);
    const calm = line(2, now + 1, { team: "access", tier: 1 });
    const lists = { approvals: [], escalated: [raised(late, 1), handed(calm, 2)], waiting: [late, calm], late: [late] };
    const numbers = (filter: Parameters<typeof filterOf>[0]) => {
      const { escalated, waiting, late: owed } = narrowed(lists, filterOf(filter), now);
      return [escalated.map((e) => e.ticket.number), waiting.map((t) => t.number), owed.map((t) => t.number)];
    };
    expect(numbers({})).toEqual([[1, 2], [1, 2], [1]]);
    expect(numbers({ team: "access" })).toEqual([[2], [2], []]);
    expect(numbers({ tier: "2" })).toEqual([[1], [1], [1]]);
    expect(numbers({ late: "1" })).toEqual([[1], [1], [1]]);
    expect(numbers({ reason: "stuck" })).toEqual([[1], [], []]);
    expect(numbers({ reason: "assistant" })).toEqual([[2], [], []]);
  });
});

describe("grouping by transition", () => {
  const old = raised(line(1, now + 900), 100);
  const urgent = raised(line(2, now + 5), 200);
  const same = raised(line(3, now + 900), 100);
  const top = raised(line(4, now + 9), 300, 2, 3);
  const assistant = handed(line(5, now + 9), 50);
  const order = (by: "age" | "breach") =>
    byTransition([assistant, same, urgent, old, top], by).map((g) => [g.key, g.tickets.map((t) => t.ticket.number)]);

  it("puts the highest step first and the longest escalated first within one", () => {
    expect(order("age")).toEqual([
      ["2-3", [4]],
      ["1-2", [1, 3, 2]],
      ["assistant", [5]],
    ]);
  });
  it("or what is due next; tickets without a clock last", () => {
    expect(order("breach")[1]).toEqual(["1-2", [2, 1, 3]]);
    const unclocked = raised(line(6, 0, { clocks: [] }), 1);
    expect(byTransition([unclocked, old], "breach")[0]!.tickets.map((t) => t.ticket.number)).toEqual([1, 6]);
  });
});
