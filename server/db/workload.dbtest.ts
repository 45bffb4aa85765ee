import { beforeAll, expect, it } from "vitest";
import { parseMessage } from "../channels/port";
import { addPerson, online, openDesk } from "../cli/test-setup/desk";
import { ingestMessage } from "../commands/ingestMessage";
import { planWaiting } from "../commands/planWaiting";
import { acceptOffer } from "../commands/respondToOffer";
import type { PersonId } from "../domain/ids";
import { foldTicket } from "../domain/ticket/ticket";
import type { Channel } from "../domain/vocabulary";
import { db } from "./client";
import { loadStaff, loadWaitingTicket } from "./planning";
import { currentPolicy } from "./policies";
import { loadEvents, loadTicket } from "./tickets/load";
import { syncTime } from "./time";
import { loadFloor } from "./views/floor";
import { loadInbox } from "./views/inbox";

let count = 0;
const english = "I cannot sign in, the password reset mail never arrives.";
const german =
  "Guten Tag, ich kann mich seit gestern nicht mehr anmelden. Die Mail zum Zurücksetzen meines Passworts kommt leider nie an, bitte helfen Sie mir.";
/** `language`: what it was found to be written in, past the reading. */
async function write(channel: Channel, text = english, language: string | null = null): Promise<string> {
  const customer = { email: `workload${++count}@test.example`, name: "Some Body" };
  const message = parseMessage({ customer, channel, text });
  const { ticketId } = await ingestMessage(message, { actor: { kind: "customer", id: null } });
  if (language !== null) await db.ticket.update({ where: { id: ticketId }, data: { language } });
  await planWaiting();
  return ticketId;
}
const staff = async () => loadStaff(db, await currentPolicy(), await syncTime());
const freeOf = async (id: PersonId) => (await staff()).agents.find((a) => a.id === id)?.freeSlots;
const offeredTo = async (id: string) => (await loadTicket(id))!.offer?.personId ?? null;
let ann: PersonId;

beforeAll(async () => {
  await openDesk((p) => {
    p.workload.weights = { web: 1, chat: 0.5, email: 1, phone: 1.5, api: 1 };
  });
  ann = await addPerson("Ann", { teams: ["access"], capacity: 2 });
  await online(ann);
});

it("offers and work in hand take what their channel weighs, to the last quarter", async () => {
  const chats = [await write("chat"), await write("chat"), await write("chat")];
  for (const id of chats) expect(await offeredTo(id)).toBe(ann);
  expect(await freeOf(ann)).toBe(0.5);
  await acceptOffer((await loadTicket(chats[0]!))!.offer!.id, ann);
  expect(await freeOf(ann)).toBe(0.5);

  // Too large for what is left, and it keeps nothing smaller out.
  const mail = await write("web");
  expect(await offeredTo(mail)).toBeNull();
  expect((await loadTicket(mail))!.waitReasons[0]).toMatchObject({ code: "allAtCapacity" });
  const last = await write("chat");
  expect(await offeredTo(last)).toBe(ann);
  expect(await freeOf(ann)).toBe(0);

  expect(await loadInbox(ann)).toMatchObject({ load: 2, work: [{ channel: "chat", count: 4, weight: 0.5 }] });
  const queue = (await loadFloor((await currentPolicy())!)).queues.find((q) => q.id === "access-t1");
  expect(queue).toMatchObject({ agentsFree: 0, agentsAtCapacity: 1 });
  // What comes free is as large as what was in hand.
  const [ahead] = (await staff()).ahead;
  expect(ahead).toMatchObject({ slots: 2, work: [{ size: 0.5 }] });
});

it("who has room for the lightest ticket alone is not counted as full", async () => {
  await db.person.update({ where: { id: ann }, data: { capacity: 3 } });
  await planWaiting();
  const queue = (await loadFloor((await currentPolicy())!)).queues.find((q) => q.id === "access-t1");
  expect(queue).toMatchObject({ agentsAtCapacity: 1 });
  await db.person.update({ where: { id: ann }, data: { capacity: 4 } });
  expect((await loadFloor((await currentPolicy())!)).queues.find((q) => q.id === "access-t1")).toMatchObject({
    agentsFree: 1,
  });
});

it("what a message is written in is kept with its ticket, and in its history", async () => {
  const id = await write("web", german);
  const ticket = (await loadTicket(id))!;
  expect(ticket.language).toBe("de");
  expect(foldTicket(ticket.id, (await loadEvents(id)).events).language).toBe("de");
});

it("a ticket goes to somebody who speaks its language, while its team has anybody who does", async () => {
  await db.person.update({ where: { id: ann }, data: { capacity: 60 } });
  const policy = (await currentPolicy())!;
  // Nobody of the team speaks it: whoever there is takes it rather than nobody.
  const alone = await write("web", english, "de");
  expect(await offeredTo(alone)).toBe(ann);

  const bert = await addPerson("Bert", { teams: ["access"], languages: ["de"] });
  const waits = await write("web", english, "de");
  expect((await loadWaitingTicket(db, policy, waits))!.ticket.requires).toEqual(["lang:de"]);
  expect((await loadTicket(waits))!.waitReasons[0]).toMatchObject({
    code: "missingSkill",
    params: { skills: "lang:de" },
  });
  await online(bert);
  await planWaiting();
  expect(await offeredTo(waits)).toBe(bert);

  // And who says that they speak German alone is asked nothing in English.
  await db.person.update({ where: { id: ann }, data: { presence: "away" } });
  const other = await write("web");
  expect(await offeredTo(other)).toBeNull();
});
