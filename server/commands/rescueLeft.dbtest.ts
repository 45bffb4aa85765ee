import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { beat } from "../db/health";
import { openSign } from "../db/presence/signs";
import { loadEvents, loadTicket } from "../db/tickets/load";
import { moveTime } from "../db/time";
import type { PersonId } from "../domain/ids";
import { foldTicket } from "../domain/ticket/ticket";
import type { Absence } from "../domain/vocabulary";
import { newId } from "./ids";
import { rescueLeft, rescueOverdue } from "./rescueWork";
import { setPresence } from "./setPresence";
import { takeTicket } from "./takeTicket";
import { addNote } from "./writeMessage";

let ann: PersonId;
const handoffMs = 15 * 60_000;

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 20 });
});
beforeEach(async () => {
  await db.signOfLife.deleteMany();
  await db.person.update({ where: { id: ann }, data: { presence: "offline", absence: "offline" } });
});

/** A browser of hers answers from now on. */
const answers = () => openSign(newId(), ann, 3600);
/** A web process is there, and hears nothing of her browsers any more. */
async function fallsSilent() {
  await beat("web:test", 3600);
  await db.$executeRaw`UPDATE sign_of_life SET until = now() - interval '1 millisecond'`;
}
async function begun(): Promise<string> {
  const { ticketId } = await write();
  await takeTicket(ticketId, ann, { mayTakeAny: true, agreed: [{ kind: "absent", presence: "offline" }] });
  await addNote(ticketId, ann, "I look into it.");
  return ticketId;
}
const asked = async (id: string): Promise<Absence | null> => (await loadTicket(id))!.handoff?.absence ?? null;
const holder = async (id: string) => (await loadTicket(id))!.assignment?.personId ?? null;

describe("somebody who works without being online, and is heard again", () => {
  it("keeps what they were asked to hand off", async () => {
    await answers();
    const id = await begun();
    await fallsSilent();
    await rescueLeft();
    expect(await asked(id)).toBe("heartbeat");
    await answers();
    await rescueOverdue();
    expect(await asked(id)).toBeNull();
    await moveTime(handoffMs + 1);
    expect(await rescueOverdue()).toBe(0);
    expect(await holder(id)).toBe(ann);
    const events = await loadEvents(id);
    expect(foldTicket(events.id, events.events)).toEqual(await loadTicket(id));
  });

  it("also where no worker was there to see it before the time was over", async () => {
    await answers();
    const id = await begun();
    await fallsSilent();
    await rescueLeft();
    await answers();
    await moveTime(handoffMs + 1);
    await rescueOverdue();
    expect([await holder(id), await asked(id)]).toEqual([ann, null]);
  });

  it("says nothing of what they left by saying that they go, with the window still open", async () => {
    await answers();
    const id = await begun();
    await setPresence(ann, "offline");
    expect(await asked(id)).toBe("offline");
    await rescueOverdue();
    expect(await asked(id)).toBe("offline");
  });
});
