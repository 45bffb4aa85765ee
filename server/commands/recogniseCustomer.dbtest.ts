import { beforeAll, describe, expect, it } from "vitest";
import { parseMessage } from "../channels/port";
import { openDesk } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadEvents } from "../db/tickets/load";
import type { Actor } from "../domain/vocabulary";
import { ingestMessage } from "./ingestMessage";

const key: Actor = { kind: "apiKey", id: "00000000-0000-7000-8000-0000000000aa" };
const visitor: Actor = { kind: "customer", id: null };
const parse = (customer: object, more: object = {}) =>
  parseMessage({ customer: { name: "Kim", ...customer }, channel: "api", text: "I cannot sign in", ...more });

const from = async (customer: object, actor = key) => {
  const { ticketId } = await ingestMessage(parse(customer), { actor });
  const { customerId } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  return { ticketId, customerId };
};
const addressesOf = async (customerId: string) => {
  const rows = await db.customerAddress.findMany({ where: { customerId }, orderBy: { kind: "asc" } });
  return rows.map(({ kind, value }) => `${kind} ${value}`);
};

beforeAll(async () => {
  await openDesk();
});

describe("what a message may say about its sender", () => {
  it.each([
    ["none of the three", {}, "customer"],
    ["a number without a country", { phone: "030 1234567" }, "customer.phone"],
    ["a number that is text", { phone: 49301234567 }, "customer.phone"],
    ["an empty id", { externalId: " " }, "customer.externalId"],
    ["a wrong address beside a good number", { email: "nobody", phone: "+49301234567" }, "customer.email"],
  ])("%s is refused by the name of the field", (_, customer, field) => {
    expect(() => parse(customer)).toThrowError(expect.objectContaining({ code: "badInput", field }));
  });

  it("says how to write a number", () => {
    expect(() => parse({ phone: "12" })).toThrowError(/country code, like \+49/);
  });
});

describe("recognising a customer", () => {
  it.each([
    ["phone", { phone: "+49 30 111 11 11" }, { phone: "0049 (0)30 1111111" }],
    ["external id", { externalId: "crm-1" }, { externalId: " crm-1 " }],
    ["e-mail", { email: "one@kinds.example" }, { email: "One@Kinds.example" }],
    ["any of several", { email: "two@kinds.example", phone: "+49302222222" }, { phone: "+49 30 2222222" }],
  ])("by %s", async (_, first, again) => {
    expect((await from(again)).customerId).toBe((await from(first)).customerId);
  });

  it("adds what an API key vouches for, and finds the customer by it afterwards", async () => {
    const { customerId } = await from({ email: "ada@add.example" });
    await from({ email: "ada@add.example", phone: "+49303333333", externalId: "crm-3" });
    expect(await addressesOf(customerId)).toEqual(["email ada@add.example", "external crm-3", "phone +49303333333"]);
    expect((await from({ phone: "+49303333333" })).customerId).toBe(customerId);
    const rows = await db.customerAddress.findMany({ where: { customerId } });
    expect(rows.every((r) => r.verifiedAt !== null)).toBe(true);
  });

  it("adds nothing that nobody vouches for", async () => {
    const { customerId } = await from({ email: "vera@add.example" }, visitor);
    await from({ email: "vera@add.example", phone: "+49304444444" }, visitor);
    expect(await addressesOf(customerId)).toEqual(["email vera@add.example"]);
  });

  it("keeps two customers apart whose addresses come together: the e-mail decides, ticket and audit say so", async () => {
    const mail = await from({ email: "mail@two.example" });
    const phone = await from({ phone: "+49305555555" });
    const both = await from({ email: "mail@two.example", phone: "+49305555555", externalId: "crm-5" });
    expect(both.customerId).toBe(mail.customerId);
    expect(await addressesOf(mail.customerId)).toEqual(["email mail@two.example", "external crm-5"]);
    expect(await addressesOf(phone.customerId)).toEqual(["phone +49305555555"]);
    const { events } = await loadEvents(both.ticketId);
    const told = events.filter((e) => e.type === "CustomerConflict");
    expect(told.map((e) => e.data)).toEqual([{ kinds: ["phone"], customerIds: [phone.customerId] }]);
    const audit = await db.audit.findMany({ where: { action: "customer.addressConflict", subjectId: both.ticketId } });
    expect(audit).toMatchObject([
      { actorKind: "apiKey", details: { takenFor: mail.customerId, kinds: ["phone"], others: [phone.customerId] } },
    ]);
    expect(JSON.stringify([audit, events], (_, v) => (typeof v === "bigint" ? 0 : v))).not.toContain("5555555");
    const all = await db.message.count({ where: { ticketId: { in: [mail, phone, both].map((x) => x.ticketId) } } });
    expect(all).toBe(3);
  });

  it("takes five messages at once of somebody new, by two addresses, as one person", async () => {
    const newcomer = { phone: "+49306666666", externalId: "crm-6" };
    const all = await Promise.all(Array.from({ length: 5 }, () => from(newcomer)));
    expect(new Set(all.map((x) => x.customerId)).size).toBe(1);
    expect(await db.customerAddress.count({ where: { value: { in: ["+49306666666", "crm-6"] } } })).toBe(2);
  });
});
