import { beforeAll, describe, expect, it } from "vitest";
import { from, overtaking, storedAndReplayed } from "../cli/test-setup/customers";
import { addPerson, online, openDesk } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { listSiblings } from "../db/views/customer";
import { loadCustomerTicket, ticketOfToken } from "../db/views/customerTicket";
import { loadTicketDetail } from "../db/views/ticketDetail";
import type { PersonId } from "../domain/ids";
import { isOpen } from "../domain/sla/clock";
import { rateTicket } from "./afterResolution";
import { newId } from "./ids";
import { mergeCustomers } from "./mergeCustomers";
import { type Merger, mergeTickets, unmergeTicket } from "./mergeTickets";
import { planWaiting } from "./planWaiting";
import { resolveTicket } from "./resolveTicket";
import { acceptOffer } from "./respondToOffer";
import { splitCustomer } from "./splitCustomer";
import { undoMerge } from "./undoMerge";
import { receiveFollowUp, replyToTicket } from "./writeMessage";

let holder: PersonId;
let lead: Merger;
let agent: Merger;
let idle: Merger;
beforeAll(async () => {
  await openDesk();
  holder = await addPerson("Hanna Holder", { teams: ["access"], capacity: 60 });
  lead = { id: await addPerson("Lea Lead", { role: "lead" }), mayMergeAny: true };
  agent = { id: holder, mayMergeAny: false };
  idle = { id: await addPerson("Ida Idle", { teams: ["billing"] }), mayMergeAny: false };
});

let count = 0;
/** Two tickets of one new customer; nobody is online, so both wait. */
async function two() {
  const email = `dup${++count}@two.example`;
  const first = await from({ email }, "I cannot sign in at all");
  const second = await from({ email }, "Still cannot sign in, the reset mail never comes");
  return { first, second, email };
}
async function hold(ticketId: string) {
  await online(holder);
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await acceptOffer(offer.id, holder);
  await db.person.updateMany({ data: { presence: "offline" } });
}

describe("merging duplicates", () => {
  it("closes the duplicate, keeps its messages its own and shows them with the kept one's, in time order", async () => {
    const { first, second } = await two();
    await hold(first.ticketId);
    await replyToTicket(first.ticketId, holder, { body: "Looking into it.", isWaitingForCustomer: false });
    await receiveFollowUp(second.ticketId, "Any news?", "web", newId());
    await mergeTickets(first.ticketId, second.ticketId, agent);

    const closed = (await loadTicketDetail(second.ticketId))!;
    expect(closed.ticket).toMatchObject({ status: "closed", offer: null, assignment: null });
    expect(closed.ticket.clocks.filter(isOpen)).toEqual([]);
    expect(closed.mergedInto).toMatchObject({ id: first.ticketId });
    expect(closed.messages).toHaveLength(2);
    const kept = (await loadTicketDetail(first.ticketId))!;
    expect(kept.absorbed).toEqual([{ id: second.ticketId, number: closed.number }]);
    expect(kept.messages.map((m) => [m.body?.slice(0, 9), m.duplicate])).toEqual([
      ["I cannot ", null],
      ["Still can", closed.number],
      ["Looking i", null],
      ["Any news?", closed.number],
    ]);
    expect(kept.ticket.unansweredSince).not.toBeNull();
    expect(kept.ticket.clocks.filter(isOpen).map((c) => c.metric)).toContain("nextResponse");
    for (const id of [first.ticketId, second.ticketId]) {
      const { stored, replayed } = await storedAndReplayed(id);
      expect(replayed).toEqual(stored);
    }
  });

  it("ends the duplicate's assignment and withdraws its offer", async () => {
    const held = await two();
    await hold(held.second.ticketId);
    await mergeTickets(held.first.ticketId, held.second.ticketId, agent);
    const [ended] = await db.assignment.findMany({ where: { ticketId: held.second.ticketId } });
    expect(ended).toMatchObject({ endReason: "merged" });
    const offered = await two();
    await online(holder);
    await planWaiting();
    await mergeTickets(offered.first.ticketId, offered.second.ticketId, lead);
    const offers = await db.offer.findMany({ where: { ticketId: offered.second.ticketId } });
    expect(offers.map((o) => o.state)).toEqual(["withdrawn"]);
    await db.person.updateMany({ data: { presence: "offline" } });
  });

  it("the customer's old link shows the kept ticket, with the whole conversation", async () => {
    const { first, second } = await two();
    await mergeTickets(first.ticketId, second.ticketId, lead);
    expect(await ticketOfToken(second.token)).toBe(first.ticketId);
    const page = (await loadCustomerTicket(second.token))!;
    expect(page).toEqual(await loadCustomerTicket(first.token));
    expect(page.messages.map((m) => m.body.slice(0, 9))).toEqual(["I cannot ", "Still can"]);
    await unmergeTicket(second.ticketId, lead);
    expect(await ticketOfToken(second.token)).toBe(second.ticketId);
  });

  it("a message to the merged ticket lands in the kept one, once, and reopens nothing", async () => {
    const { first, second } = await two();
    const before = newId();
    await receiveFollowUp(second.ticketId, "Sent before", "web", before);
    await mergeTickets(first.ticketId, second.ticketId, lead);
    const requestId = newId();
    const sent = await Promise.all([1, 2].map(() => receiveFollowUp(second.ticketId, "And after", "web", requestId)));
    expect(sent[0]).toEqual(sent[1]);
    const rows = await db.message.findMany({ where: { body: "And after" } });
    expect(rows.map((m) => m.ticketId)).toEqual([first.ticketId]);
    // The delivery of before is known although it went to the duplicate.
    await receiveFollowUp(second.ticketId, "Sent before", "web", before);
    expect(await db.message.count({ where: { externalId: before } })).toBe(1);
    expect(await loadTicket(second.ticketId)).toMatchObject({ status: "closed", reopenCount: 0 });
  });

  it("messages that come while it is merged are all kept, wherever they land", async () => {
    const { first, second } = await two();
    await Promise.all([
      mergeTickets(first.ticketId, second.ticketId, lead),
      ...Array.from({ length: 5 }, (_, i) => receiveFollowUp(second.ticketId, `while ${i}`, "web", newId())),
    ]);
    const page = (await loadCustomerTicket(second.token))!;
    expect(page.messages).toHaveLength(7);
    expect(await loadTicket(second.ticketId)).toMatchObject({ status: "closed", reopenCount: 0 });
  });

  it("a message that found the ticket open and is written after the merge follows it", async () => {
    const { first, second } = await two();
    await overtaking(
      (query) =>
        query("UPDATE ticket SET status = 'closed', merged_into_id = $1, merged_at = baton_now() WHERE id = $2", [
          first.ticketId,
          second.ticketId,
        ]).then(() => undefined),
      () => receiveFollowUp(second.ticketId, "Overtaken", "web", newId()),
    );
    expect(await db.message.findMany({ where: { body: "Overtaken" } })).toMatchObject([{ ticketId: first.ticketId }]);
  });

  it("a verdict given by the old link is the kept one's", async () => {
    const { first, second } = await two();
    await hold(first.ticketId);
    await mergeTickets(first.ticketId, second.ticketId, agent);
    await resolveTicket(first.ticketId, holder);
    await rateTicket((await ticketOfToken(second.token))!, 4, null);
    expect((await loadCustomerTicket(second.token))!.rating).toMatchObject({ score: 4 });
    await expect(rateTicket(second.ticketId, 1, null)).rejects.toMatchObject({ code: "conflict" });
  });

  it("goes on to the end of a chain, and never in a circle", async () => {
    const { first, second, email } = await two();
    const third = await from({ email }, "Third time: I cannot sign in");
    await mergeTickets(second.ticketId, first.ticketId, lead);
    // `first` is part of `second` by now: what is merged into it goes there.
    expect(await mergeTickets(first.ticketId, third.ticketId, lead)).toEqual({ ticketId: second.ticketId });
    const { messages } = (await loadTicketDetail(second.ticketId))!;
    expect(messages).toHaveLength(3);
    const circle = mergeTickets(third.ticketId, second.ticketId, lead);
    await expect(circle).rejects.toMatchObject({ code: "badInput", field: "keepId" });
    const fourth = await from({ email }, "Fourth time");
    await mergeTickets(fourth.ticketId, second.ticketId, lead);
    expect(await ticketOfToken(first.token)).toBe(fourth.ticketId);
    expect((await loadTicketDetail(fourth.ticketId))!.messages).toHaveLength(4);
  });

  it.each([
    ["into itself", async (t: Awaited<ReturnType<typeof two>>) => [t.first.ticketId, t.first.ticketId], "badInput"],
    ["into nothing", async (t: Awaited<ReturnType<typeof two>>) => [newId(), t.first.ticketId], "notFound"],
    ["nothing", async (t: Awaited<ReturnType<typeof two>>) => [t.first.ticketId, newId()], "notFound"],
  ])("refuses to merge %s", async (_, choose, code) => {
    const [keep, other] = await choose(await two());
    await expect(mergeTickets(keep!, other!, lead)).rejects.toMatchObject({ code });
  });

  it("refuses tickets of two customers until these are one", async () => {
    const a = await two();
    const b = await two();
    const merge = () => mergeTickets(a.first.ticketId, b.first.ticketId, lead);
    await expect(merge()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("merge the customers first"),
    });
    const actor = { kind: "person", id: lead.id } as const;
    const { auditId } = await mergeCustomers(a.first.customerId, b.first.customerId, actor);
    await merge();
    // One conversation has one customer: the merge of the customers cannot be taken back below it.
    await expect(undoMerge(auditId, actor)).rejects.toMatchObject({
      message: expect.stringContaining("is merged with one that would move"),
    });
    const [address] = await db.customerAddress.findMany({ where: { value: b.email } });
    const chosen = { addressIds: [address!.id], ticketIds: [b.first.ticketId], name: "Both" };
    const split = await splitCustomer(a.first.customerId, chosen, actor);
    expect(await loadTicket(a.first.ticketId)).toMatchObject({ customerId: split.customerId });
  });

  it("refuses a ticket that is merged already, or resolved", async () => {
    const { first, second, email } = await two();
    const third = await from({ email }, "Third time");
    await mergeTickets(first.ticketId, second.ticketId, lead);
    const again = mergeTickets(third.ticketId, second.ticketId, lead);
    await expect(again).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("already") });
    await hold(first.ticketId);
    await resolveTicket(first.ticketId, holder);
    const done = mergeTickets(first.ticketId, third.ticketId, lead);
    await expect(done).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("reopen it first") });
  });

  it("refuses an agent who has neither, and lets whoever has one of them", async () => {
    const { first, second } = await two();
    await hold(second.ticketId);
    await expect(mergeTickets(first.ticketId, second.ticketId, idle)).rejects.toMatchObject({ code: "forbidden" });
    await mergeTickets(first.ticketId, second.ticketId, agent);
    await expect(unmergeTicket(second.ticketId, idle)).rejects.toMatchObject({ code: "forbidden" });
    await unmergeTicket(second.ticketId, agent); // whoever merged it may take it back
  });

  it("of two merges at once into each other one wins", async () => {
    const { first, second } = await two();
    const both = await Promise.allSettled([
      mergeTickets(first.ticketId, second.ticketId, lead),
      mergeTickets(second.ticketId, first.ticketId, lead),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.ticket.count({ where: { id: { in: [first.ticketId, second.ticketId] }, status: "closed" } })).toBe(
      1,
    );
  });
});

describe("taking a duplicate out again", () => {
  it("returns it to its queue with what was left of its promises, once", async () => {
    const { first, second } = await two();
    const before = (await loadTicket(second.ticketId))!;
    await mergeTickets(first.ticketId, second.ticketId, lead);
    await unmergeTicket(second.ticketId, lead);
    const after = (await loadTicket(second.ticketId))!;
    expect(after).toMatchObject({ status: "open", mergedInto: null, queue: { team: "access" } });
    const open = after.clocks.filter(isOpen);
    expect(open.map((c) => c.id).sort()).toEqual(
      before.clocks
        .filter(isOpen)
        .map((c) => c.id)
        .sort(),
    );
    for (const c of open) expect(c.consumedMs).toBeLessThan(c.targetMs);
    await expect(unmergeTicket(second.ticketId, lead)).rejects.toMatchObject({ code: "conflict" });
    const told = (await loadEvents(first.ticketId)).events.map((e) => e.type);
    expect(told.slice(-1)).toEqual(["TicketReleased"]);
    expect((await loadTicketDetail(first.ticketId))!.messages).toHaveLength(1);
    for (const id of [first.ticketId, second.ticketId]) {
      const { stored, replayed } = await storedAndReplayed(id);
      expect(replayed).toEqual(stored);
    }
  });

  it("is refused for what was never merged or does not exist", async () => {
    const { first } = await two();
    await expect(unmergeTicket(first.ticketId, lead)).rejects.toMatchObject({ code: "conflict" });
    await expect(unmergeTicket(newId(), lead)).rejects.toMatchObject({ code: "notFound" });
  });

  it("offers only open tickets of the same customer to merge into", async () => {
    const { first, second } = await two();
    const others = async () => (await listSiblings(first.ticketId))!.map((t) => t.id);
    expect(await others()).toEqual([second.ticketId]);
    await mergeTickets(first.ticketId, second.ticketId, lead);
    expect(await others()).toEqual([]);
    expect(await listSiblings(newId())).toBeNull();
  });
});
