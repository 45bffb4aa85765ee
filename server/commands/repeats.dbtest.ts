import { beforeAll, expect, it } from "vitest";
import { addPerson, heldBy, openDesk } from "../cli/test-setup/desk";
import { loadEvents } from "../db/tickets/load";
import type { PersonId } from "../domain/ids";
import { queueReply, sendNow } from "./sendReply";
import { addNote, receiveFollowUp, replyToTicket } from "./writeMessage";

let ann: PersonId;
let ticketId: string;
const reply = (body: string) => replyToTicket(ticketId, ann, { body, isWaitingForCustomer: false });
/** What the event of a message says was repeated. */
async function repeatsOf({ messageId }: { messageId: string }) {
  const { events } = await loadEvents(ticketId);
  const sent = events.find((e) => e.type === "MessageSent" && e.data.messageId === messageId);
  return sent?.type === "MessageSent" ? sent.data.repeats : null;
}

beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"], capacity: 9 });
  ticketId = await heldBy(ann, "I cannot sign in with Firefox 142, the password reset mail never arrives.");
});

it("counts the questions of a reply that the customer had answered, and no text of them", async () => {
  const sent = await reply("Hello Some Body, which browser do you use? And what is your customer number?");
  expect(await repeatsOf(sent)).toBe(1);
  const { events } = await loadEvents(ticketId);
  expect(JSON.stringify(events)).not.toMatch(/firefox|browser/i);
});

it("counts what was answered since", async () => {
  expect(await repeatsOf(await reply("What is your customer number?"))).toBe(0);
  await receiveFollowUp(ticketId, "My customer number is 4471-2.", "web", "number-1");
  expect(await repeatsOf(await reply("What is your customer number?"))).toBe(1);
});

it("counts nothing in a note, nor what only a note says", async () => {
  expect(await repeatsOf(await addNote(ticketId, ann, "Which browser is it? The time zone is UTC+2."))).toBeUndefined();
  expect(await repeatsOf(await reply("Which time zone are you in?"))).toBe(0);
});

it("counts them as well in a reply that could still be taken back", async () => {
  const body = "Which browser was it?";
  const { outgoingId } = await queueReply(ticketId, ann, { body, isWaitingForCustomer: false, seenId: null }, []);
  await sendNow(outgoingId, ann);
  expect(await repeatsOf({ messageId: outgoingId })).toBe(1);
});
