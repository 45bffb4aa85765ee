import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { findCallers, searchAccounts } from "../db/views/callers";
import { loadCustomerTicket } from "../db/views/customerTicket";
import { loadTicketDetail } from "../db/views/ticketDetail";
import { asPersonId, type PersonId } from "../domain/ids";
import { trackToken } from "../links";
import { newId } from "./ids";
import { type LoggedCall, logCall } from "./logCall";

let agent: PersonId;
let other: PersonId;
beforeAll(async () => {
  await openDesk();
  agent = await addPerson("Call Agent", { teams: ["access"], capacity: 1 });
  other = await addPerson("Other Agent", { teams: ["access"], capacity: 60 });
});

const call = (more: Partial<LoggedCall> = {}): LoggedCall => ({
  name: "Cara Caller",
  phone: "+49 40 7654321",
  text: "She cannot sign in, the password reset mail never arrives.",
  isMine: false,
  requestId: newId(),
  ...more,
});
const holder = async (ticketId: string) => (await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).assigneeId;

describe("an agent logs a call", () => {
  it("is kept as the customer's words, decided and queued, and names who wrote it down", async () => {
    const { ticketId } = await logCall(call({ subject: "No reset mail" }), agent);
    const detail = (await loadTicketDetail(ticketId))!;
    expect(detail.messages).toMatchObject([
      { kind: "inbound", channel: "phone", author: "Cara Caller", loggedBy: "Call Agent", subject: "No reset mail" },
    ]);
    expect(detail.customer).toMatchObject({ email: null, phone: "+49407654321" });
    expect(detail.ticket).toMatchObject({ channel: "phone", issueType: "sign-in", assignment: null });
    expect(detail.ticket.queue).toMatchObject({ team: "access" });
    expect(detail.events[0]).toMatchObject({ type: "TicketCreated", actor: { kind: "person", id: agent } });
    const seen = (await loadCustomerTicket(trackToken(ticketId)))!;
    expect(seen.messages).toMatchObject([{ isMine: true, author: "Cara Caller" }]);
  });

  it("is one ticket however often the button is pressed, also at once", async () => {
    const same = call();
    const all = await Promise.all([1, 2, 3].map(() => logCall(same, agent)));
    expect(new Set(all.map((r) => r.ticketId)).size).toBe(1);
    expect(await db.message.count({ where: { externalId: same.requestId } })).toBe(1);
  });

  it("two calls at once of somebody new are two tickets of one customer", async () => {
    const phone = "+49 40 999 99 01";
    const all = await Promise.all([agent, other].map((who) => logCall(call({ phone, name: "Nora New" }), who)));
    const tickets = await db.ticket.findMany({ where: { id: { in: all.map((r) => r.ticketId) } } });
    expect(tickets).toHaveLength(2);
    expect(new Set(tickets.map((t) => t.customerId)).size).toBe(1);
  });

  it("refuses what cannot be used by the name of its field", async () => {
    const refusal = (more: Partial<LoggedCall>) => logCall(call(more), agent).then(undefined, (e) => e.field);
    expect(await refusal({ phone: "040 765" })).toBe("customer.phone");
    expect(await refusal({ phone: undefined })).toBe("customer");
    expect(await refusal({ name: " " })).toBe("customer.name");
    expect(await refusal({ text: "" })).toBe("text");
    expect(await refusal({ account: "No Such Company" })).toBe("account");
  });

  it("puts a new caller into an existing account, found by its name or id", async () => {
    const row = { id: newId(), name: "Northwind Trading", externalId: "nw-7", segment: "enterprise" };
    await db.account.create({ data: row });
    const unnamed = { id: newId(), name: "Without An Id", segment: "business" };
    await db.account.create({ data: unnamed });
    expect(await searchAccounts("northw")).toEqual([{ name: "Northwind Trading", externalId: "nw-7" }]);
    for (const [i, [account, id]] of [
      ["nw-7", row.id],
      ["northwind trading", row.id],
      ["Without an id", unnamed.id],
    ].entries()) {
      const { ticketId } = await logCall(call({ phone: `+49 40 111 11 0${i}`, account }), agent);
      const ticket = await db.ticket.findUniqueOrThrow({ where: { id: ticketId }, include: { customer: true } });
      expect([ticket.accountId, ticket.customer.accountId]).toEqual([id, id]);
      expect(ticket.segment).toBe(id === row.id ? "enterprise" : "business");
    }
  });
});

describe("I handle it myself", () => {
  it("gives it to the agent at once, by hand, even above their capacity, and to nobody else", async () => {
    await online(other);
    const before = await db.ticket.count({ where: { assigneeId: agent } });
    for (let i = 0; i < 3; i++) {
      const { ticketId } = await logCall(call({ isMine: true }), agent);
      expect(await holder(ticketId)).toBe(agent);
      const assignment = await db.assignment.findFirstOrThrow({ where: { ticketId } });
      expect(assignment).toMatchObject({ via: "manual", endedAt: null });
      expect(await db.offer.count({ where: { ticketId } })).toBe(0);
    }
    const load = await db.ticket.count({ where: { assigneeId: agent } });
    expect(load - before).toBe(3);
    expect(load).toBeGreaterThan((await db.person.findUniqueOrThrow({ where: { id: agent } })).capacity);
  });

  it("otherwise offers it to whoever is free", async () => {
    const { ticketId } = await logCall(call({ isMine: false }), agent);
    expect(await db.offer.count({ where: { ticketId, personId: other } })).toBe(1);
  });
});

describe("a call about an open ticket", () => {
  it("finds the caller's open tickets by what was typed", async () => {
    const { ticketId } = await write("I cannot sign in at all", "open@calls.example");
    const email = { kind: "email" as const, value: "open@calls.example" };
    const found = await findCallers([email, { kind: "phone", value: "+4940000000" }]);
    expect(found).toMatchObject([{ name: "Some Body", kinds: ["email"], tickets: [{ id: ticketId }] }]);
    expect(found[0]!.tickets[0]!.snippet).toContain("sign in");
    expect(await findCallers([])).toEqual([]);
  });

  it("becomes a message of the same history, once, and the number becomes the customer's", async () => {
    const { ticketId } = await write("I cannot sign in at all", "same@calls.example");
    const more = call({ ticketId, email: "same@calls.example", phone: "+49 40 222 22 22", isMine: true });
    const all = await Promise.all([1, 2].map(() => logCall(more, agent)));
    expect(all).toEqual([{ ticketId }, { ticketId }]);
    const detail = (await loadTicketDetail(ticketId))!;
    expect(detail.messages.map((m) => [m.kind, m.channel, m.loggedBy])).toEqual([
      ["inbound", "web", null],
      ["inbound", "phone", "Call Agent"],
    ]);
    expect(detail.customer.phone).toBe("+49402222222");
    expect(await holder(ticketId)).toBe(agent);
    const received = detail.events.filter((e) => e.type === "MessageReceived").at(-1);
    expect(received).toMatchObject({ actor: { kind: "person", id: agent }, data: { channel: "phone" } });
  });

  it("does not take a ticket from the person who has it, nor a number from the customer who has it", async () => {
    const { ticketId } = await logCall(call({ phone: "+49 40 333 33 33", isMine: true }), agent);
    await logCall(call({ ticketId, phone: "+49 40 222 22 22", isMine: true }), other);
    expect(await holder(ticketId)).toBe(agent);
    const owner = await db.customerAddress.findMany({ where: { value: "+49402222222" }, include: { customer: true } });
    expect(owner).toMatchObject([{ customer: { name: "Some Body" } }]);
  });

  it("says so when there is no such ticket", async () => {
    const gone = logCall(call({ ticketId: newId() }), asPersonId(agent));
    await expect(gone).rejects.toMatchObject({ code: "notFound" });
  });
});
