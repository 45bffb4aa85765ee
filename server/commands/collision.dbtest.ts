import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, heldBy, openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

let ann: PersonId;
let bob: PersonId;
let ticketId: string;
const newest = async () => {
  const kind = { in: ["inbound", "reply"] };
  return (await db.message.findFirstOrThrow({ where: { ticketId, kind }, orderBy: { createdAt: "desc" } })).id;
};
const reply = (by: PersonId, seenId: string | null) =>
  replyToTicket(ticketId, by, { body: "An answer", isWaitingForCustomer: false, seenId });
const named = (message: RegExp) => ({ code: "conflict", field: "seen", message: expect.stringMatching(message) });

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  bob = await addPerson("Bob", { teams: ["access"], capacity: 9 });
  ticketId = await heldBy(ann);
});

describe("a reply to what is not the last word any more", () => {
  it("is refused while the customer's new message was not seen, and sent by who knows of it", async () => {
    const seen = await newest();
    await receiveFollowUp(ticketId, "It works now!", "web", "again-1");
    const count = await db.message.count();
    await expect(reply(ann, seen)).rejects.toMatchObject(named(/wrote again \d+ seconds? ago/));
    expect(await db.message.count()).toBe(count);
    await reply(ann, await newest());
  });

  it("names a colleague who was faster, and oneself in another tab", async () => {
    const seen = await newest();
    await reply(ann, seen);
    await expect(reply(bob, seen)).rejects.toMatchObject(named(/^Ann replied \d+ seconds? ago/));
    await expect(reply(ann, seen)).rejects.toMatchObject(named(/^You replied/));
  });

  it("is not held up by notes, nor by a message of another ticket", async () => {
    const seen = await newest();
    await addNote(ticketId, bob, "A note");
    await reply(ann, seen);
    const other = await write();
    const theirs = await db.message.findFirstOrThrow({ where: { ticketId: other.ticketId } });
    await reply(ann, theirs.id);
    await reply(ann, null);
  });
});

it("lets one of two replies written at once through", async () => {
  const seen = await newest();
  const both = await Promise.allSettled([reply(ann, seen), reply(ann, seen)]);
  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
});
