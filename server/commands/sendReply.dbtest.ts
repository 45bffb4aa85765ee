import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptFile } from "../channels/attachments";
import { addPerson, heldBy, openDesk } from "../cli/test-setup/desk";
import { escalation } from "../cli/test-setup/handoff";
import { db } from "../db/client";
import { moveTime } from "../db/time";
import { loadTicketDetail } from "../db/views/ticketDetail";
import { loadWriting } from "../db/writing";
import type { PersonId } from "../domain/ids";
import { undoMs } from "../domain/ticket/sending";
import { ownedBy } from "./bindAttachments";
import { escalateTicket } from "./escalateTicket";
import { disownTicket } from "./handoffs/disownTicket";
import { resolveTicket } from "./resolveTicket";
import { queueReply, sendDue, sendNow, undoReply } from "./sendReply";
import { storeUpload } from "./storeUpload";
import { addNote, receiveFollowUp } from "./writeMessage";

let ann: PersonId;
let bob: PersonId;
let ticketId: string;
const say = (body: string, files: string[] = [], seenId: string | null = null) =>
  queueReply(ticketId, ann, { body, isWaitingForCustomer: false, seenId }, files);
const sent = async () =>
  (await db.message.findMany({ where: { ticketId, kind: "reply" }, orderBy: { createdAt: "asc" } })).map((m) => m.body);
const firstReply = async () => (await db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).firstHumanReplyAt;
const upload = async () =>
  (await storeUpload(await acceptFile("a.txt", new TextEncoder().encode("text")), ownedBy(ann))).id;
let moved = 0;
const later = async (ms: number) => {
  moved += ms;
  await moveTime(ms);
};

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 99 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 99 });
});
beforeEach(async () => {
  await db.outgoing.deleteMany();
  ticketId = await heldBy(ann);
});
afterEach(async () => {
  await moveTime(-moved);
  moved = 0;
});

describe("a reply on its way", () => {
  it("goes out when it is due, and the first response counts that instant", async () => {
    const { dueAt } = await say("Hello");
    expect([await sendDue(), await sent(), await firstReply()]).toEqual([0, [], null]);
    expect((await loadTicketDetail(ticketId))!.outgoing).toMatchObject([{ body: "Hello", author: "Ann", dueAt }]);
    await later(undoMs);
    expect(await sendDue()).toBe(1);
    expect(await sent()).toEqual(["Hello"]);
    expect((await firstReply())!.getTime()).toBeGreaterThanOrEqual(dueAt);
    expect((await loadTicketDetail(ticketId))!.outgoing).toEqual([]);
  });

  it("can be taken back with its files before that, and then nothing went out", async () => {
    const file = await upload();
    const { outgoingId } = await say("Too hasty", [file]);
    const { kept, attachments } = await undoReply(outgoingId, ann);
    expect([kept.body, attachments.map((a) => a.id)]).toEqual(["Too hasty", [file]]);
    expect(await loadWriting(ann, ticketId)).toMatchObject([{ kind: "reply", body: "Too hasty" }]);
    await later(undoMs);
    expect([await sendDue(), await sent()]).toEqual([0, []]);
    await expect(undoReply(outgoingId, ann)).rejects.toMatchObject({ code: "conflict" });
    const again = await say("Better", [file]);
    await sendNow(again.outgoingId, ann);
    expect(await sent()).toEqual(["Better"]);
    expect(await db.attachment.count({ where: { messageId: again.outgoingId } })).toBe(1);
  });

  it("is sent once, though two workers and its writer press for it at once", async () => {
    const { outgoingId } = await say("Once");
    await later(undoMs);
    const all = await Promise.allSettled([sendDue(), sendDue(), sendNow(outgoingId, ann), undoReply(outgoingId, ann)]);
    const wasUndone = all[3]!.status === "fulfilled";
    expect(await sent()).toEqual(wasUndone ? [] : ["Once"]);
    expect(await db.outgoing.count({ where: { ticketId } })).toBe(0);
    await sendNow(outgoingId, ann);
    expect(await sent()).toHaveLength(wasUndone ? 0 : 1);
  });

  it("belongs to who wrote it", async () => {
    const { outgoingId } = await say("Mine");
    await expect(sendNow(outgoingId, bob)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoReply(outgoingId, bob)).rejects.toMatchObject({ code: "forbidden" });
    expect(await sent()).toEqual([]);
  });

  it("goes out before the next one, before a resolution and before it is handed on; a note does not hurry it", async () => {
    await say("First");
    await addNote(ticketId, ann, "A note");
    expect(await sent()).toEqual([]);
    await say("Second");
    expect(await sent()).toEqual(["First"]);
    await resolveTicket(ticketId, ann);
    expect(await sent()).toEqual(["First", "Second"]);
    ticketId = await heldBy(ann);
    await say("Before it goes up");
    await escalateTicket(ticketId, ann, { ...escalation("needsExpertise"), mayWait: true });
    expect(await sent()).toEqual(["Before it goes up"]);
    ticketId = await heldBy(ann);
    await say("Before it goes on");
    await disownTicket(ticketId, ann, { reason: "otherTeam", note: "Billing knows this." });
    expect(await sent()).toEqual(["Before it goes on"]);
  });

  it("is not taken twice from two tabs, nor from who may not answer", async () => {
    await say("The same");
    await expect(say("The same")).rejects.toMatchObject({ code: "conflict" });
    const reply = { body: "x", isWaitingForCustomer: false, seenId: null };
    await expect(queueReply(ticketId, bob, reply, [])).rejects.toMatchObject({ code: "conflict" });
    await expect(say("Dear {{customer.name}}")).rejects.toMatchObject({ code: "badInput", field: "text" });
  });

  it("warns as ever when the customer wrote meanwhile", async () => {
    const seen = (await db.message.findFirstOrThrow({ where: { ticketId } })).id;
    await receiveFollowUp(ticketId, "It works now", "web", `again-${ticketId}`);
    await expect(say("Try again", [], seen)).rejects.toMatchObject({ code: "conflict", field: "seen" });
  });

  it("is held where somebody else has the ticket by then, and goes with no other", async () => {
    await say("Mine");
    await db.assignment.updateMany({ where: { ticketId, endedAt: null }, data: { personId: bob } });
    await db.ticket.update({ where: { id: ticketId }, data: { assigneeId: bob } });
    await later(undoMs);
    expect([await sendDue(), await sent()]).toEqual([0, []]);
    const [row] = (await loadTicketDetail(ticketId))!.outgoing;
    expect(row!.failure).toMatch(/somebody else/i);
    await expect(sendNow(row!.id, ann)).rejects.toMatchObject({ code: "conflict" });
    await db.assignment.updateMany({ where: { ticketId, endedAt: null }, data: { personId: ann } });
    await db.ticket.update({ where: { id: ticketId }, data: { assigneeId: ann } });
    await expect(say("Again")).rejects.toMatchObject({ message: expect.stringMatching(/earlier reply/) });
    await resolveTicket(ticketId, ann);
    expect(await sent()).toEqual([]);
  });

  it("that cannot be sent any more stays with who wrote it, who is told once", async () => {
    const { outgoingId } = await say("Late");
    await db.assignment.updateMany({ where: { ticketId }, data: { endedAt: new Date(), endReason: "released" } });
    await later(undoMs);
    expect([await sendDue(), await sendDue(), await sent()]).toEqual([0, 0, []]);
    const [row] = (await loadTicketDetail(ticketId))!.outgoing;
    expect(row!.failure).toMatch(/Nobody has this ticket yet/);
    expect(await db.notification.count({ where: { personId: ann, ticketId, kind: "replyHeld" } })).toBe(1);
    expect((await undoReply(outgoingId, ann)).kept.body).toBe("Late");
  });
});
