import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk, write } from "../cli/test-setup/desk";
import { escalation } from "../cli/test-setup/handoff";
import { db } from "../db/client";
import { emptyContract } from "../domain/handoff/contract";
import type { PersonId } from "../domain/ids";
import { escalateTicket } from "./escalateTicket";
import { newId } from "./ids";

let ann: PersonId;
let bob: PersonId;
let zoe: PersonId;
let lead: PersonId;
beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 9 });
  zoe = await addPerson("Zoe", { teams: ["access"], tier: 3, capacity: 9 });
});
const tierOf = async (id: string) => (await db.ticket.findUniqueOrThrow({ where: { id } })).queueTier;
const handoffs = (ticketId: string) => db.handoff.findMany({ where: { ticketId }, orderBy: { createdAt: "asc" } });

describe("who may escalate what", () => {
  it("a second click moves it no further, whoever asks", async () => {
    const id = await heldBy(ann);
    await escalateTicket(id, ann, escalation("stuck"));
    for (const who of [ann, bob, lead]) {
      await expect(escalateTicket(id, who, escalation("stuck"))).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await tierOf(id)).toBe(2);
    expect(await handoffs(id)).toHaveLength(1);
  });
  it("two at once move it one tier", async () => {
    const id = await heldBy(ann);
    const both = [escalateTicket(id, ann, escalation("stuck")), escalateTicket(id, ann, escalation("stuck"))];
    const done = await Promise.allSettled(both);
    expect(done.map((d) => d.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await tierOf(id)).toBe(2);
  });
  it("agents not what waits; leads do, from the tier that they see", async () => {
    const { ticketId } = await write();
    await expect(escalateTicket(ticketId, bob, escalation("stuck"))).rejects.toThrow("Nobody has this ticket yet");
    await expect(escalateTicket(ticketId, lead, escalation("stuck", "x", 2))).rejects.toThrow("at another tier by now");
    expect(await escalateTicket(ticketId, lead, escalation("stuck"))).toEqual({ team: "access", tier: 2 });
    await expect(escalateTicket(ticketId, lead, escalation("stuck", "x", 2))).rejects.toThrow("no higher tier");
  });
});

describe("what an escalation carries", () => {
  it("is refused with every missing field named, and kept when it is there", async () => {
    const id = await heldBy(ann);
    const empty = { ...escalation("stuck"), contract: emptyContract };
    await expect(escalateTicket(id, ann, empty)).rejects.toMatchObject({
      code: "badInput",
      field: "tried,wanted",
      message: "Still missing: what was tried and by whom; what the customer wants.",
    });
    const only = { ...empty, contract: { ...emptyContract, wanted: "Sign in again." } };
    await expect(escalateTicket(id, ann, only)).rejects.toMatchObject({ field: "tried" });
    expect(await tierOf(id)).toBe(1);
    await escalateTicket(id, ann, escalation("stuck", "Reset the password twice."));
    expect(await handoffs(id)).toMatchObject([
      {
        ...{ kind: "escalate", reason: "stuck", fromId: ann, fromTeam: "access", fromTier: 1, toTier: 2, rating: null },
        contract: { tried: [{ what: "Reset the password twice.", by: "assistant" }], wanted: "That it works again." },
      },
    ]);
  });
  it("points at nothing that the ticket does not have", async () => {
    const id = await heldBy(ann);
    const other = await db.message.findFirstOrThrow({ where: { ticketId: { not: id } } });
    const own = await db.message.findFirstOrThrow({ where: { ticketId: id } });
    const order = escalation("stuck");
    const withEvidence = (messageId: string) => ({
      ...order,
      contract: { ...order.contract, evidence: [{ kind: "message" as const, id: messageId }] },
    });
    await expect(escalateTicket(id, ann, withEvidence(other.id))).rejects.toMatchObject({ code: "badInput" });
    const stranger = { ...order, contract: { ...order.contract, tried: [{ what: "x", by: newId() }] } };
    await expect(escalateTicket(id, ann, stranger)).rejects.toMatchObject({ code: "badInput" });
    await escalateTicket(id, ann, withEvidence(own.id));
  });
  it("to a tier without anybody waits only if it may", async () => {
    const id = await heldBy(ann);
    await db.person.updateMany({ where: { id: zoe }, data: { disabledAt: new Date() } });
    try {
      await expect(escalateTicket(id, ann, escalation("stuck"))).rejects.toMatchObject({
        code: "conflict",
        field: "mayWait",
        message: expect.stringContaining("Nobody works in this team at T2 or above"),
      });
      expect(await tierOf(id)).toBe(1);
      expect(await escalateTicket(id, ann, { ...escalation("stuck"), mayWait: true })).toMatchObject({ tier: 2 });
    } finally {
      await db.person.updateMany({ where: { id: zoe }, data: { disabledAt: null } });
    }
  });
});
