import { describe, expect, it } from "vitest";
import { at, customer, person, queue, queued } from "@/server/cli/test-setup/tickets";
import { asTicketId } from "../ids";
import { isOpen } from "../sla/clock";

const into = { do: "mergeInto", ticketId: "t2" } as const;
const other = (unansweredSince: number | null) => ({
  id: asTicketId("t2"),
  lastCustomerMessageAt: at(9),
  unansweredSince,
});

describe("a duplicate that is merged", () => {
  it("lets go of its holder and ends its clocks, kept ones aside", () => {
    const t = queued().accept(3);
    expect(t.do(5, into, person("p1"))).toBeNull();
    expect(t.ticket).toMatchObject({ status: "closed", assignment: null, mergedInto: { ticketId: "t2", at: at(5) } });
    expect(t.ticket.clocks.map((c) => `${c.metric} ${c.state}`)).toEqual([
      "firstResponse void",
      "resolution void",
      "acceptance met",
    ]);
  });

  it("withdraws its offer", () => {
    const t = queued();
    t.do(1, { do: "offer", personId: "p1", team: "billing", tier: 1, expiresAt: at(9), reasons: [] });
    t.do(2, into);
    expect(t.events.filter((e) => e.type === "OfferWithdrawn").map((e) => e.data.why)).toEqual(["merged"]);
  });

  it("says that a clock was late, as it was", () => {
    const t = queued();
    t.do(40, into);
    expect(t.clockStory("firstResponse").at(-1)).toBe("40 Stopped late");
  });

  it.each([
    ["a message", { do: "receive", messageId: "m", channel: "web" }],
    ["a reply", { do: "reply", messageId: "m", isWaitingForCustomer: false }],
    ["a note", { do: "note", messageId: "m" }],
    ["reopening", { do: "reopen" }],
    ["another merge", into],
    ["taking up another duplicate", { do: "absorb", other: other(null) }],
    ["a queue", queue()],
  ] as const)("takes nothing any more: %s", (_, command) => {
    const t = queued();
    t.do(1, into);
    expect(t.do(2, command, customer)).toBe("merged");
  });

  it("is refused once it is resolved, and cannot be taken out of nothing", () => {
    const t = queued();
    expect(t.do(1, { do: "unmerge" })).toBe("notMerged");
    t.do(1, { do: "resolve" });
    expect([t.do(2, into), t.do(2, { do: "absorb", other: other(null) })]).toEqual([
      "alreadyResolved",
      "alreadyResolved",
    ]);
  });

  it("goes on with what its clocks had left when that is taken back, without a second warning", () => {
    const t = queued();
    t.do(16, { do: "ring", bodies: [] }); // a look that finds nothing
    t.do(20, into);
    t.do(60, { do: "unmerge" });
    t.do(60, queue());
    const first = t.ticket.clocks.find((c) => c.metric === "firstResponse");
    expect(first).toMatchObject({ state: "running", dueAt: at(70), warned: 1, stoppedAt: null });
    expect(t.ticket.clocks.filter(isOpen).map((c) => c.metric)).toEqual(["firstResponse", "resolution", "acceptance"]);
    expect(t.ticket).toMatchObject({ status: "open", mergedInto: null });
  });
});

describe("the ticket that absorbs it", () => {
  it("owes an answer to what was unanswered there, also when it waited for the customer", () => {
    const t = queued().accept(1);
    t.do(2, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    t.do(10, { do: "absorb", other: other(at(9)) }, person("p1"));
    expect(t.ticket).toMatchObject({ status: "open", unansweredSince: at(9), lastCustomerMessageAt: at(9) });
    const running = t.ticket.clocks.filter((c) => c.state === "running").map((c) => c.metric);
    expect(running).toEqual(["resolution", "nextResponse"]);
  });

  it("goes on waiting when nothing was open there", () => {
    const t = queued().accept(1);
    t.do(2, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    t.do(10, { do: "absorb", other: other(null) }, person("p1"));
    expect(t.ticket).toMatchObject({ status: "waiting", unansweredSince: null });
  });
});
