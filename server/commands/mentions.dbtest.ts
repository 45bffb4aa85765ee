import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadNotifications } from "../db/views/notifications";
import { loadTicketDetail } from "../db/views/ticketDetail";
import type { PersonId } from "../domain/ids";
import { keepWriting } from "./keepWriting";
import { addNote } from "./writeMessage";

let ann: PersonId;
let bob: PersonId;
let gone: PersonId;
let ticketId: string;
const toldTo = async (id: PersonId) => (await loadNotifications(id)).items.map((one) => one.news);

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann Archer", { teams: ["access"] });
  bob = await addPerson("Bob Baker", { teams: ["access"] });
  gone = await addPerson("Gerd Gone", { teams: ["access"] });
  await db.person.update({ where: { id: gone }, data: { disabledAt: new Date() } });
  ({ ticketId } = await write());
});
beforeEach(async () => {
  await db.notification.deleteMany();
  await db.messageMention.deleteMany();
});

describe("a note that asks a colleague", () => {
  it("tells them, and whoever asked when they wrote a note; each once", async () => {
    const asked = await addNote(ticketId, ann, "@bob baker: is this the same as last week? @Bob Baker");
    expect(await toldTo(bob)).toEqual([{ kind: "mentioned", by: "Ann Archer", messageId: asked.messageId }]);
    expect(await toldTo(ann)).toEqual([]);
    const note = (await loadTicketDetail(ticketId))!.messages.at(-1)!;
    expect(note.mentions).toEqual([{ id: bob, name: "Bob Baker" }]);
    const answer = await addNote(ticketId, bob, "Yes, it is.");
    expect(await toldTo(ann)).toEqual([{ kind: "mentionAnswered", by: "Bob Baker", messageId: answer.messageId }]);
    await addNote(ticketId, bob, "One more thing.");
    expect(await toldTo(ann)).toHaveLength(1);
  });

  it("does not tell somebody of their own name, nor twice who is asked back", async () => {
    await addNote(ticketId, ann, "@Ann Archer, remember. @Bob Baker?");
    expect(await toldTo(ann)).toEqual([]);
    await addNote(ticketId, bob, "@Ann Archer which one?");
    expect(await toldTo(ann)).toMatchObject([{ kind: "mentioned" }]);
  });

  it("is not written where it asks somebody who left, says who, and loses nothing", async () => {
    const place = { personId: ann, ticketId, kind: "note" as const };
    const body = "@Gerd Gone and @Bob Baker, please look.";
    await keepWriting(place, { body, waits: false, at: Date.now() - 1_000, isOpen: true });
    const before = await db.message.count();
    await expect(addNote(ticketId, ann, body)).rejects.toMatchObject({
      code: "badInput",
      field: "text",
      message: expect.stringContaining("Gerd Gone"),
    });
    expect(await db.message.count()).toBe(before);
    expect(await toldTo(bob)).toEqual([]);
    expect(await db.writing.findFirst({ where: { personId: ann } })).toMatchObject({ body });
    await addNote(ticketId, ann, "Gerd Gone knew this. @Bob Baker, do you?");
    expect(await toldTo(bob)).toHaveLength(1);
  });

  it("leaves no word of it in events", async () => {
    await addNote(ticketId, ann, "@Bob Baker secret words");
    const events = await db.ticketEvent.findMany({ where: { ticketId } });
    expect(JSON.stringify(events.map((e) => e.data))).not.toContain("secret");
  });
});
