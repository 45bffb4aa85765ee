import { beforeAll, describe, expect, it } from "vitest";
import { addressesOf, from, overtaking, storedAndReplayed, ticketsOf, twoPeople } from "../cli/test-setup/customers";
import { addPerson, openDesk } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadEvents } from "../db/tickets/load";
import { findCallers } from "../db/views/callers";
import { loadCustomer } from "../db/views/customer";
import { customersPerPage, listCustomers } from "../db/views/customers";
import { loadTicketDetail } from "../db/views/ticketDetail";
import type { Actor } from "../domain/vocabulary";
import { newId } from "./ids";
import { mergeCustomers } from "./mergeCustomers";
import { dismissConflict, restoreConflict } from "./settleConflict";
import { splitCustomer } from "./splitCustomer";
import { undoMerge } from "./undoMerge";

let lead: Actor;
beforeAll(async () => {
  await openDesk();
  lead = { kind: "person", id: await addPerson("Merging Lead", { role: "lead" }) };
});

const account = async (id: string) => (await db.customer.findUniqueOrThrow({ where: { id } })).accountId;

describe("merging two customers", () => {
  it("gives the kept one every address and ticket; the other's row stays and says whose it is", async () => {
    const { writer, caller, email, phone } = await twoPeople();
    const done = await mergeCustomers(writer.customerId, caller.customerId, lead);
    expect(done).toMatchObject({ tickets: 1, addresses: 1 });
    expect(await addressesOf(writer.customerId)).toEqual([`email ${email}`, `phone ${phone}`]);
    expect(await ticketsOf(writer.customerId)).toEqual([writer.ticketId, caller.ticketId]);
    const row = await db.customer.findUniqueOrThrow({ where: { id: caller.customerId }, include: { addresses: true } });
    expect(row).toMatchObject({ mergedIntoId: writer.customerId, addresses: [] });
    const { events } = await loadEvents(caller.ticketId);
    expect(events.at(-1)).toMatchObject({
      type: "CustomerChanged",
      actor: lead,
      data: { fromCustomerId: caller.customerId, customerId: writer.customerId, why: "merge" },
    });
    const { stored, replayed } = await storedAndReplayed(caller.ticketId);
    expect(replayed).toEqual(stored);
    const [audit] = await db.audit.findMany({ where: { action: "customer.merge", subjectId: writer.customerId } });
    expect(audit).toMatchObject({
      details: { customers: [writer.customerId, caller.customerId], tickets: [caller.ticketId] },
    });
  });

  it("later messages by any of the addresses find the kept one, and so does whoever calls", async () => {
    const { writer, caller, email, phone } = await twoPeople();
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    expect((await from({ phone })).customerId).toBe(writer.customerId);
    expect((await from({ email, phone })).customerId).toBe(writer.customerId);
    const [found] = await findCallers([{ kind: "phone", value: phone }]);
    expect(found).toMatchObject({ customerId: writer.customerId });
    expect(found?.tickets).toHaveLength(4);
  });

  it("a ticket keeps the account and segment it was decided with; a kept customer without one takes the account", async () => {
    await db.account.create({ data: { id: newId(), externalId: "big", name: "Big", segment: "enterprise" } });
    const caller = await from({ phone: "+49301110001" });
    const writer = await from({ email: "one@big.example", account: "big" });
    await mergeCustomers(caller.customerId, writer.customerId, lead);
    expect(await account(caller.customerId)).toBe(await account(writer.customerId));
    const segments = await db.ticket.findMany({
      where: { customerId: caller.customerId },
      orderBy: { createdAt: "asc" },
    });
    expect(segments.map((t) => t.segment)).toEqual(["standard", "enterprise"]);
  });

  it("is refused with oneself, with nobody, and with who was merged already", async () => {
    const { writer, caller } = await twoPeople();
    const third = await from({ email: `${newId()}@third.example` });
    const self = mergeCustomers(writer.customerId, writer.customerId, lead);
    await expect(self).rejects.toMatchObject({ code: "badInput", field: "otherId" });
    await expect(mergeCustomers(writer.customerId, newId(), lead)).rejects.toMatchObject({ code: "notFound" });
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    for (const [keep, other] of [
      [caller.customerId, third.customerId],
      [third.customerId, caller.customerId],
      [writer.customerId, caller.customerId],
    ] as const) {
      const again = mergeCustomers(keep, other, lead);
      await expect(again).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("merged into Writer"),
      });
    }
  });

  it("of two at once one wins, whichever way round", async () => {
    const { writer, caller } = await twoPeople();
    const both = await Promise.allSettled([
      mergeCustomers(writer.customerId, caller.customerId, lead),
      mergeCustomers(caller.customerId, writer.customerId, lead),
    ]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((r) => r.status === "rejected") as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: "conflict" });
    expect(
      await db.audit.count({
        where: { action: "customer.merge", subjectId: { in: [writer.customerId, caller.customerId] } },
      }),
    ).toBe(1);
  });

  it("takes in what arrives at the same time: no message is lost or stays with the merged one", async () => {
    for (let round = 0; round < 5; round++) {
      const { writer, caller, phone } = await twoPeople();
      const [, ...messages] = await Promise.all([
        mergeCustomers(writer.customerId, caller.customerId, lead),
        ...Array.from({ length: 6 }, (_, i) => from({ phone }, `message ${i}`)),
      ]);
      expect(await ticketsOf(caller.customerId)).toEqual([]);
      expect((await ticketsOf(writer.customerId)).length).toBe(2 + messages.length);
    }
  });

  it("a message that looked its customer up before the merge and is written after it looks again", async () => {
    const { writer, caller, phone } = await twoPeople();
    const ids = [writer.customerId, caller.customerId];
    const late = await overtaking(
      async (query) => {
        await query("SELECT id FROM customer WHERE id = ANY($1::uuid[]) FOR UPDATE", [ids]);
        await query("UPDATE ticket SET customer_id = $1 WHERE customer_id = $2", ids);
        await query("UPDATE customer_address SET customer_id = $1 WHERE customer_id = $2", ids);
        await query("UPDATE customer SET merged_into_id = $1 WHERE id = $2", ids);
      },
      () => from({ phone }, "Sent just before"),
    );
    expect(late.customerId).toBe(writer.customerId);
  });

  it("the database itself lets nothing come to a merged customer", async () => {
    const { writer, caller } = await twoPeople();
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    const address = { id: newId(), customerId: caller.customerId, kind: "email", value: `${newId()}@late.example` };
    await expect(db.customerAddress.create({ data: address })).rejects.toThrow(/customer_is_merged/);
    const back = db.ticket.update({ where: { id: writer.ticketId }, data: { customerId: caller.customerId } });
    await expect(back).rejects.toThrow(/customer_is_merged/);
  });
});

describe("taking a merge back", () => {
  it("restores exactly what it moved; what came since stays", async () => {
    const { writer, caller, email, phone } = await twoPeople();
    const { auditId } = await mergeCustomers(writer.customerId, caller.customerId, lead);
    const since = await from({ phone });
    await undoMerge(auditId, lead);
    expect(await addressesOf(writer.customerId)).toEqual([`email ${email}`]);
    expect(await addressesOf(caller.customerId)).toEqual([`phone ${phone}`]);
    expect(await ticketsOf(caller.customerId)).toEqual([caller.ticketId]);
    expect(await ticketsOf(writer.customerId)).toEqual([writer.ticketId, since.ticketId]);
    expect((await from({ phone })).customerId).toBe(caller.customerId);
    const { stored, replayed } = await storedAndReplayed(caller.ticketId);
    expect(replayed).toEqual(stored);
  });

  it("gives the account back too", async () => {
    await db.account.create({ data: { id: newId(), externalId: "back", name: "Back", segment: "business" } });
    const caller = await from({ phone: "+49301110002" });
    const writer = await from({ email: "one@back.example", account: "back" });
    const { auditId } = await mergeCustomers(caller.customerId, writer.customerId, lead);
    await undoMerge(auditId, lead);
    expect(await account(caller.customerId)).toBeNull();
  });

  it("happens once, also when pressed twice at once", async () => {
    const { writer, caller } = await twoPeople();
    const { auditId } = await mergeCustomers(writer.customerId, caller.customerId, lead);
    const both = await Promise.allSettled([undoMerge(auditId, lead), undoMerge(auditId, lead)]);
    expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(undoMerge(auditId, lead)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("undone already"),
    });
    // Merged anew, the old line does not undo the new merge.
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    await expect(undoMerge(auditId, lead)).rejects.toMatchObject({ code: "conflict" });
  });

  it("says what has moved on since, and changes nothing", async () => {
    const { writer, caller, phone } = await twoPeople();
    const { auditId } = await mergeCustomers(writer.customerId, caller.customerId, lead);
    const moved = await db.customerAddress.findFirstOrThrow({ where: { value: phone } });
    const split = { addressIds: [moved.id], ticketIds: [caller.ticketId], name: "Somebody Else" };
    await splitCustomer(writer.customerId, split, lead);
    const undo = undoMerge(auditId, lead);
    await expect(undo).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(`${phone} belongs to Somebody Else now`),
    });
    expect(await ticketsOf(caller.customerId)).toEqual([]);
  });

  it("waits for a later merge of the kept one to be taken back, and knows no made-up merge", async () => {
    const { writer, caller } = await twoPeople();
    const third = await from({ email: `${newId()}@third.example`, name: "Third" });
    const first = await mergeCustomers(writer.customerId, caller.customerId, lead);
    const second = await mergeCustomers(third.customerId, writer.customerId, lead);
    await expect(undoMerge(first.auditId, lead)).rejects.toMatchObject({
      message: expect.stringContaining("merged into Third"),
    });
    await undoMerge(second.auditId, lead);
    await undoMerge(first.auditId, lead);
    expect(await ticketsOf(caller.customerId)).toEqual([caller.ticketId]);
    for (const id of ["", "0", "x", "99999999999"]) {
      await expect(undoMerge(id, lead)).rejects.toMatchObject({ code: "notFound" });
    }
  });
});

describe("splitting a customer", () => {
  const both = async () => {
    const { writer, caller, phone, email } = await twoPeople();
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    const addresses = await db.customerAddress.findMany({ where: { customerId: writer.customerId } });
    const idOf = (value: string) => addresses.find((a) => a.value === value)!.id;
    return { writer, caller, byPhone: idOf(phone), byEmail: idOf(email), phone, email };
  };

  it("makes a new person of the chosen addresses and tickets, with the same account", async () => {
    const { writer, caller, byPhone, phone, email } = await both();
    const made = await splitCustomer(
      writer.customerId,
      { addressIds: [byPhone], ticketIds: [caller.ticketId], name: " Nina  New " },
      lead,
    );
    expect(await addressesOf(made.customerId)).toEqual([`phone ${phone}`]);
    expect(await addressesOf(writer.customerId)).toEqual([`email ${email}`]);
    expect(await ticketsOf(made.customerId)).toEqual([caller.ticketId]);
    expect(await db.customer.findUnique({ where: { id: made.customerId } })).toMatchObject({ name: "Nina New" });
    const { events } = await loadEvents(caller.ticketId);
    expect(events.at(-1)).toMatchObject({ type: "CustomerChanged", data: { why: "split" } });
    // Merging them again is the way back.
    await mergeCustomers(writer.customerId, made.customerId, lead);
    expect(await ticketsOf(writer.customerId)).toEqual([writer.ticketId, caller.ticketId]);
  });

  it.each([
    ["nothing", (_: string[]): string[] => [], "badInput", /at least one address/],
    ["everything", (all: string[]) => all, "badInput", /Leave .* at least one address/],
    ["what is not theirs", () => [newId()], "conflict", /look again/],
  ])("refuses to take %s", async (_, choose, code, message) => {
    const { writer, byPhone, byEmail } = await both();
    const addressIds = choose([byPhone, byEmail]);
    const split = splitCustomer(writer.customerId, { addressIds, ticketIds: [], name: "N" }, lead);
    await expect(split).rejects.toMatchObject({ code, field: "addressIds", message: expect.stringMatching(message) });
  });

  it("refuses a name that is none, and a ticket of somebody else", async () => {
    const { writer, byPhone } = await both();
    const other = await from({ email: `${newId()}@else.example` });
    const chosen = { addressIds: [byPhone], ticketIds: [] as string[], name: " " };
    await expect(splitCustomer(writer.customerId, chosen, lead)).rejects.toMatchObject({
      code: "badInput",
      field: "name",
    });
    const foreign = { ...chosen, name: "N", ticketIds: [other.ticketId] };
    await expect(splitCustomer(writer.customerId, foreign, lead)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("what screens read", () => {
  it("a person under any of their ids, with one history and what happened to them", async () => {
    const { writer, caller, phone, email } = await twoPeople();
    const { auditId } = await mergeCustomers(writer.customerId, caller.customerId, lead);
    const view = (await loadCustomer(caller.customerId))!;
    expect(view.id).toBe(writer.customerId);
    expect(view.addresses.map((a) => a.value)).toEqual([email, phone]);
    expect(view.tickets.map((t) => t.id)).toEqual([caller.ticketId, writer.ticketId]);
    expect(view.history).toMatchObject([
      { id: auditId, kind: "merge", by: "Merging Lead", other: { id: caller.customerId }, tickets: 1, isUndone: false },
    ]);
    expect(await loadCustomer(newId())).toBeNull();
  });

  it("tells a conflict to both until they are one", async () => {
    const { writer, caller, phone, email } = await twoPeople();
    const both = await from({ email, phone });
    const asked = async () => [
      (await loadCustomer(writer.customerId))!.conflicts,
      (await loadCustomer(caller.customerId))!.conflicts,
      (await loadTicketDetail(both.ticketId))!.conflicts,
    ];
    const [mine, theirs, ticket] = await asked();
    expect(mine).toMatchObject([{ customerId: caller.customerId, kinds: ["phone"] }]);
    expect(theirs).toMatchObject([{ customerId: writer.customerId, kinds: ["phone"] }]);
    expect(ticket).toMatchObject([{ customerId: caller.customerId }]);
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    expect((await asked()).flat()).toEqual([]);
  });

  it("keeps that two are two people, with who said it, takes it back, and asks again over another address", async () => {
    const { writer, caller, phone, email } = await twoPeople();
    const both = await from({ email, phone });
    const asked = async () => ({
      mine: (await loadCustomer(writer.customerId))!.conflicts[0],
      theirs: (await loadCustomer(caller.customerId))!.conflicts[0],
      ticket: (await loadTicketDetail(both.ticketId))!.conflicts[0],
    });
    await dismissConflict(writer.customerId, caller.customerId, lead);
    const said = { dismissed: { by: "Merging Lead", at: expect.any(Number) } };
    expect(await asked()).toMatchObject({ mine: said, theirs: said, ticket: said });
    expect((await loadCustomer(caller.customerId))!.history[0]).toMatchObject({
      kind: "dismissConflict",
      by: "Merging Lead",
      other: { id: writer.customerId },
    });
    await expect(dismissConflict(caller.customerId, writer.customerId, lead)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Merging Lead has said already/),
    });
    // Another message with the same addresses asks nothing new.
    await from({ email, phone });
    expect((await asked()).mine).toMatchObject(said);

    await restoreConflict(caller.customerId, writer.customerId, lead);
    expect(await asked()).toMatchObject({ mine: { dismissed: null }, theirs: { dismissed: null } });
    await expect(restoreConflict(writer.customerId, caller.customerId, lead)).rejects.toMatchObject({
      code: "conflict",
    });
    const lines = await db.audit.findMany({
      where: { action: { in: ["customer.dismissConflict", "customer.restoreConflict"] } },
      orderBy: { id: "asc" },
    });
    expect(lines.map((l) => [l.action, l.actorId])).toEqual([
      ["customer.dismissConflict", lead.id],
      ["customer.restoreConflict", lead.id],
    ]);
    await dismissConflict(writer.customerId, caller.customerId, lead);
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    expect((await loadCustomer(writer.customerId))!.conflicts).toEqual([]);
  });

  it("settles nothing where there is no conflict, nor for somebody who was merged", async () => {
    const { writer, caller, phone, email } = await twoPeople();
    await expect(dismissConflict(writer.customerId, caller.customerId, lead)).rejects.toMatchObject({
      code: "notFound",
      field: "otherId",
    });
    await expect(dismissConflict(writer.customerId, newId(), lead)).rejects.toMatchObject({ code: "notFound" });
    await from({ email, phone });
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    await expect(dismissConflict(writer.customerId, caller.customerId, lead)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("lists everybody, a page at a time, and searches over all", async () => {
    const rows = Array.from({ length: 230 }, (_, at) => ({
      id: newId(),
      name: `Paged Person ${String(at).padStart(3, "0")}`,
    }));
    await db.customer.createMany({ data: rows });
    const pages = await Promise.all([1, 2, 3, 4].map((page) => listCustomers("Paged Person", page)));
    expect(pages.map((p) => [p.customers.length, p.total])).toEqual([
      [customersPerPage, 230],
      [customersPerPage, 230],
      [30, 230],
      [0, 230],
    ]);
    expect(pages.flatMap((p) => p.customers.map((c) => c.name))).toEqual(rows.map((r) => r.name));
    expect((await listCustomers("Paged Person 229")).customers).toHaveLength(1);
  });

  it("finds by name, also the old one, by address however a number is written, and by account", async () => {
    const { writer, caller, email, phone } = await twoPeople();
    await mergeCustomers(writer.customerId, caller.customerId, lead);
    const name = (await db.customer.findUniqueOrThrow({ where: { id: caller.customerId } })).name;
    const written = `0049 (0)30 ${phone.slice(5, 8)} ${phone.slice(8)}`;
    for (const words of [name.toUpperCase(), email.slice(0, 12), written, phone.slice(3, 9)]) {
      const { customers } = await listCustomers(words);
      expect(customers.map((c) => c.id)).toContain(writer.customerId);
    }
    const { customers } = await listCustomers(email);
    expect(customers).toMatchObject([{ id: writer.customerId, open: 2, tickets: 2 }]);
    expect(await listCustomers("100%_\\ nobody")).toEqual({ customers: [], total: 0 });
    expect((await listCustomers("")).customers.map((c) => c.id)).not.toContain(caller.customerId);
  });
});
