import { beforeAll, describe, expect, it } from "vitest";
import { acceptFile } from "../channels/attachments";
import { parseMessage } from "../channels/port";
import { addPerson, openDesk, write } from "../cli/test-setup/desk";
import { files } from "../cli/test-setup/files";
import { db } from "../db/client";
import { moveTime } from "../db/time";
import { findAttachment, loadContent } from "../db/views/attachments";
import { loadCustomerTicket } from "../db/views/customerTicket";
import { loadTicketDetail } from "../db/views/ticketDetail";
import { discardAfterMs, maxAttachmentBytes, maxAttachments, uploadLifeMs } from "../domain/attachment/limits";
import type { PersonId } from "../domain/ids";
import { trackToken } from "../links";
import { anybody, type Binding, ofLink, ownedBy, type Uploader, withAttachments } from "./bindAttachments";
import { newId } from "./ids";
import { ingestMessage, type Receipt } from "./ingestMessage";
import { discardUploads, storeUpload } from "./storeUpload";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

let agent: PersonId;
beforeAll(async () => {
  await openDesk();
  agent = await addPerson("File Agent", { teams: ["access"] });
});

const upload = async (by: Uploader = anybody, name = "a.png") =>
  (await storeUpload(await acceptFile(name, name.endsWith("pdf") ? files.pdf : files.png), by)).id;
const unusable = { code: "badInput", field: "attachments" };

/** The public form, as its action sends it. */
function ask(ids: string[], requestId = newId(), text = "I cannot sign in, see the picture.") {
  const customer = { email: `${requestId}@files.example`, name: "Fay Files" };
  const message = parseMessage({ customer, channel: "web", text, externalId: requestId });
  const ingest = (bind: Binding) =>
    ingestMessage(message, {
      actor: { kind: "customer", id: null },
      also: (r: Receipt) => bind(r.ticketId, r.messageId),
    });
  return withAttachments(ids, anybody, ingest, requestId);
}
/** The customer's page. */
function followUp(ticketId: string, ids: string[], requestId = newId()) {
  const receive = (bind: Binding) =>
    receiveFollowUp(ticketId, "Here is more.", "web", requestId, { also: (_, messageId) => bind(ticketId, messageId) });
  return withAttachments(ids, ofLink(ticketId), receive, requestId);
}
/** The agent takes the ticket, with the customer on the telephone. */
const keep = (ticketId: string) =>
  receiveFollowUp(ticketId, "They called.", "phone", newId(), { loggedBy: agent, isKept: true });
const reply = (ticketId: string, ids: string[]) =>
  withAttachments(ids, ownedBy(agent), (bind) =>
    replyToTicket(ticketId, agent, { body: "Here it is.", isWaitingForCustomer: false }, bind),
  );
const bound = (messageId: string) => db.attachment.count({ where: { messageId } });

describe("attachments come with their message", () => {
  it("of the form, the customer's page and the desk, in their order", async () => {
    const ids = [await upload(), await upload(anybody, "b.pdf"), await upload()];
    const { ticketId } = await ask(ids);
    await followUp(ticketId, [await upload(ofLink(ticketId))]);
    await keep(ticketId);
    await reply(ticketId, [await upload(ownedBy(agent), "answer.pdf")]);
    const names = [["a.png", "b.pdf", "a.png"], ["a.png"], [], ["answer.pdf"]];
    const seen = (await loadCustomerTicket(trackToken(ticketId)))!.messages;
    expect(seen.map((m) => m.attachments.map((a) => a.name))).toEqual(names);
    expect(seen[0]!.attachments.map((a) => a.id)).toEqual(ids);
    expect((await loadTicketDetail(ticketId))!.messages.map((m) => m.attachments.map((a) => a.name))).toEqual(names);
    expect(Buffer.from(await loadContent(ids[0]!))).toEqual(Buffer.from(files.png));
  });

  it("once, however often the same message is delivered, also at once", async () => {
    const requestId = newId();
    const ids = [await upload()];
    const first = await ask(ids, requestId);
    expect(await ask(ids, requestId)).toEqual(first);
    const atOnce = newId();
    const more = [await upload(), await upload()];
    const all = await Promise.all([1, 2, 3].map(() => ask(more, atOnce)));
    expect(new Set(all.map((r) => r.messageId)).size).toBe(1);
    expect(await bound(all[0]!.messageId)).toBe(2);
    const again = newId();
    const last = [await upload(ofLink(first.ticketId))];
    const told = await Promise.all([1, 2, 3].map(() => followUp(first.ticketId, last, again)));
    expect(new Set(told.map((r) => r.messageId)).size).toBe(1);
    expect(await bound(told[0]!.messageId)).toBe(1);
  });
});

describe("an upload that may not be used is refused, and nothing is written", () => {
  const messages = () => db.message.count();

  it("unknown, bound already, or somebody else's", async () => {
    const { ticketId } = await write();
    const other = await write();
    const taken = await upload();
    await ask([taken]);
    const before = await messages();
    await expect(ask([newId()])).rejects.toMatchObject(unusable);
    await expect(ask([taken])).rejects.toMatchObject(unusable);
    await expect(ask([await upload(), taken])).rejects.toMatchObject(unusable);
    await expect(ask([await upload(ownedBy(agent))])).rejects.toMatchObject(unusable);
    await expect(followUp(ticketId, [await upload()])).rejects.toMatchObject(unusable);
    await expect(followUp(ticketId, [await upload(ofLink(other.ticketId))])).rejects.toMatchObject(unusable);
    await expect(reply(ticketId, [await upload(ofLink(ticketId))])).rejects.toMatchObject(unusable);
    expect(await messages()).toBe(before);
  });

  it("of two messages at once one gets it, and the other is not written", async () => {
    const { ticketId } = await write();
    await keep(ticketId);
    for (const by of ["ask", "followUp", "reply"] as const) {
      const file = await upload({ ask: anybody, followUp: ofLink(ticketId), reply: ownedBy(agent) }[by]);
      const before = await messages();
      const send = {
        ask: () => ask([file]),
        followUp: () => followUp(ticketId, [file]),
        reply: () => reply(ticketId, [file]),
      };
      const all = await Promise.allSettled([1, 2, 3].map(() => send[by]()));
      expect(all.filter((r) => r.status === "fulfilled")).toHaveLength(1);
      for (const r of all) if (r.status === "rejected") expect(r.reason).toMatchObject(unusable);
      expect(await messages()).toBe(before + 1);
    }
  });

  it("after a day; an hour later it is thrown away, while bound ones stay", async () => {
    const { messageId } = await ask([await upload()]);
    const file = await upload();
    try {
      await moveTime(uploadLifeMs);
      await expect(ask([file])).rejects.toMatchObject(unusable);
      expect(await db.attachment.count({ where: { id: file } })).toBe(1);
      await moveTime(discardAfterMs - uploadLifeMs);
      expect(await discardUploads()).toBeGreaterThan(0);
      expect(await db.attachment.count({ where: { id: file } })).toBe(0);
      expect(await bound(messageId)).toBe(1);
    } finally {
      await moveTime(-discardAfterMs);
    }
  });
});

describe("who may see an attachment", () => {
  it("the desk sees every bound one, a customer those of their ticket that are no notes", async () => {
    const file = await upload();
    const { ticketId } = await ask([file]);
    const other = await write();
    const secret = await upload(ownedBy(agent), "internal.pdf");
    const noted = { isStaff: false, ticketIds: [ticketId] };
    await withAttachments([secret], ownedBy(agent), (bind) => addNote(ticketId, agent, "Only for us.", bind));
    const loose = await upload(ofLink(ticketId));
    const sees = async (id: string, reader: Parameters<typeof findAttachment>[1]) =>
      !!(await findAttachment(id, reader));
    expect(await Promise.all([file, secret, loose].map((id) => sees(id, { isStaff: true })))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await Promise.all([file, secret, loose].map((id) => sees(id, noted)))).toEqual([true, false, false]);
    expect(await sees(file, { isStaff: false, ticketIds: [other.ticketId] })).toBe(false);
    expect((await loadCustomerTicket(trackToken(ticketId)))!.messages.flatMap((m) => m.attachments)).toHaveLength(1);
  });
});

describe("the table", () => {
  it("holds the limits that the code has", async () => {
    const rows = await db.$queryRaw<{ rule: string }[]>`
      SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conrelid = 'attachment'::regclass AND contype = 'c'`;
    const rules = rows.map((r) => r.rule).join(" ");
    expect(rules).toContain(`size <= ${maxAttachmentBytes}`);
    expect(rules).toContain(`"position" <= ${maxAttachments - 1}`);
  });

  it("keeps a file of the greatest size, quickly enough", async () => {
    const large = new Uint8Array(maxAttachmentBytes).fill(0x61);
    const { id } = await storeUpload(await acceptFile("large.log", large), anybody);
    expect((await loadContent(id)).length).toBe(maxAttachmentBytes);
  });
});
