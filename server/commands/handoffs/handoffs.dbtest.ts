import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, heldBy, online, openDesk } from "../../cli/test-setup/desk";
import { escalation } from "../../cli/test-setup/handoff";
import { db } from "../../db/client";
import { loadEvents } from "../../db/tickets/load";
import { emptyContract } from "../../domain/handoff/contract";
import type { PersonId } from "../../domain/ids";
import { lowestAllowed, tierEvents } from "../../domain/ticket/lowestAllowed";
import { escalateTicket } from "../escalateTicket";
import { newId } from "../ids";
import { planWaiting } from "../planWaiting";
import { acceptOffer } from "../respondToOffer";
import { deescalateTicket } from "./deescalateTicket";
import { disownTicket } from "./disownTicket";
import { rateHandoff } from "./rateHandoff";
import { reassignTicket } from "./reassignTicket";

let ann: PersonId;
let bob: PersonId;
let cleo: PersonId;
let lead: PersonId;
beforeAll(async () => {
  ({ lead } = await openDesk());
  ann = await addPerson("Ann", { teams: ["access"], capacity: 30 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 30 });
  cleo = await addPerson("Cleo", { teams: ["access"], tier: 2, capacity: 30 });
});
beforeEach(() => db.person.updateMany({ data: { presence: "offline", absence: null } }));

const ticketOf = (id: string) => db.ticket.findUniqueOrThrow({ where: { id } });
const lastOf = (ticketId: string) =>
  db.handoff.findFirstOrThrow({ where: { ticketId }, orderBy: { createdAt: "desc" } });
async function escalated(): Promise<string> {
  const id = await heldBy(ann);
  await online(cleo);
  await escalateTicket(id, ann, escalation("stuck"));
  await planWaiting();
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId: id, state: "pending" } });
  await acceptOffer(offer.id, cleo);
  return id;
}
const back = { fromTier: 2, toTier: 1, reason: "hardPartDone", remains: "Tell the customer." } as const;

describe("giving back to a lower tier", () => {
  it("lowers what the ticket needs, so that routing gives it there, with what remains to do", async () => {
    const id = await escalated();
    await db.person.updateMany({ where: { id: cleo }, data: { presence: "offline" } });
    await online(bob);
    expect(await deescalateTicket(id, cleo, back)).toEqual({ team: "access", tier: 1 });
    expect(await ticketOf(id)).toMatchObject({ minTier: 1, queueTier: 1, barredPeople: [cleo] });
    expect(await db.offer.findFirst({ where: { ticketId: id, state: "pending" } })).toMatchObject({ tier: 1 });
    const { events } = await loadEvents(id);
    const told = events.filter((e) => (tierEvents as readonly string[]).includes(e.type));
    expect(lowestAllowed(told, 1)).toBe(1);
    expect(await lastOf(id)).toMatchObject({ kind: "deescalate", reason: "hardPartDone", fromTier: 2, toTier: 1 });
    expect((await lastOf(id)).contract).toEqual({ ...emptyContract, note: "Tell the customer." });
  });
  it("is the holder's, goes down only, and not twice", async () => {
    const id = await escalated();
    await expect(deescalateTicket(id, ann, back)).rejects.toThrow("Somebody else has this ticket");
    await expect(deescalateTicket(id, cleo, { ...back, toTier: 2 })).rejects.toThrow("no lower tier");
    await deescalateTicket(id, cleo, back);
    await expect(deescalateTicket(id, cleo, back)).rejects.toMatchObject({ code: "conflict" });
    await expect(deescalateTicket(id, lead, back)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("not ours", () => {
  const why = { reason: "otherTeam", note: "It is about an invoice." } as const;
  it("goes to another owner and never returns by routing", async () => {
    const id = await heldBy(ann);
    const to = await disownTicket(id, ann, why);
    expect(to.team).not.toBe("access");
    expect((await ticketOf(id)).barredTeams).toEqual(["access"]);
    await online(ann, bob, cleo);
    await planWaiting();
    const offer = await db.offer.findFirst({ where: { ticketId: id, state: "pending" } });
    expect(offer === null || ![ann, bob, cleo].includes(offer.personId as PersonId)).toBe(true);
    expect(await lastOf(id)).toMatchObject({ kind: "notOurs", fromTeam: "access", toTeam: to.team });
  });
  it("is the holder's alone", async () => {
    const id = await heldBy(ann);
    for (const who of [bob, lead]) await expect(disownTicket(id, who, why)).rejects.toThrow("Somebody else has");
    await disownTicket(id, ann, why);
    await expect(disownTicket(id, ann, why)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("giving to a colleague", () => {
  const to = (person: PersonId) => ({ to: person, why: "workload" as const, note: "", agreed: [] });
  it("of the same team and tier, once warnings are agreed to, who hears of it", async () => {
    const id = await heldBy(ann);
    const warned = await reassignTicket(id, ann, to(bob));
    expect(warned).toMatchObject({ state: "warned", warnings: [{ kind: "absent" }] });
    expect((await ticketOf(id)).assigneeId).toBe(ann);
    const agreed = warned.state === "warned" ? warned.warnings : [];
    expect(await reassignTicket(id, ann, { ...to(bob), agreed })).toEqual({ state: "done" });
    expect(await ticketOf(id)).toMatchObject({ assigneeId: bob, ownerTeamId: "access", queueTier: 1 });
    expect(await db.notification.count({ where: { personId: bob, kind: "handGiven", ticketId: id } })).toBe(1);
    expect(await lastOf(id)).toMatchObject({ kind: "reassign", reason: "workload" });
  });
  it("and to nobody else", async () => {
    const id = await heldBy(ann);
    await online(cleo);
    await expect(reassignTicket(id, ann, to(cleo))).rejects.toThrow("at this tier");
    await expect(reassignTicket(id, ann, to(ann))).rejects.toThrow("already");
    await expect(reassignTicket(id, bob, to(bob))).rejects.toThrow("Somebody else has");
    await expect(reassignTicket(id, ann, to(newId() as PersonId))).rejects.toMatchObject({ field: "to" });
  });
});

describe("what the receiver says of a handoff", () => {
  const rating = { isUseful: false, missing: ["evidence"] as const, note: "No log." };
  it("is kept once, and is theirs to say", async () => {
    const id = await escalated();
    const { id: handoff } = await lastOf(id);
    for (const who of [ann, bob, lead]) {
      await expect(rateHandoff(handoff, who, rating)).rejects.toMatchObject({ code: "forbidden" });
    }
    await rateHandoff(handoff, cleo, rating);
    const kept = { rating: -1, missing: ["evidence"], note: "No log.", ratedById: cleo };
    expect(await lastOf(id)).toMatchObject(kept);
    await expect(rateHandoff(handoff, cleo, rating)).rejects.toMatchObject({ code: "conflict" });
    await expect(rateHandoff(newId(), cleo, rating)).rejects.toMatchObject({ code: "notFound" });
  });
  it("cannot be said while nobody has it", async () => {
    const id = await heldBy(ann);
    await escalateTicket(id, ann, escalation("stuck"));
    await expect(rateHandoff((await lastOf(id)).id, cleo, rating)).rejects.toMatchObject({ code: "forbidden" });
  });
});
