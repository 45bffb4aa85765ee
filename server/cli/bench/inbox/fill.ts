import { parseMessage } from "../../../channels/port";
import { escalateTicket } from "../../../commands/escalateTicket";
import { ingestMessage } from "../../../commands/ingestMessage";
import { takeTicket } from "../../../commands/takeTicket";
import { receiveFollowUp, replyToTicket } from "../../../commands/writeMessage";
import { closeDatabase, db } from "../../../db/client";
import { emptyContract } from "../../../domain/handoff/contract";
import { asPersonId } from "../../../domain/ids";
import { getEncoder } from "../../../understanding/encoder/encoder";

/** Gives Maya an inbox: one ticket of 500 messages and a dozen short ones; and Tomasz, a tier up, tickets that were escalated to
 *  him and answered, each with a later one much like it. Everything through the product's own commands. */

const { BENCH_MESSAGES: messages, BENCH_SHORT: short, BENCH_PAIRS: pairs } = process.env;
const things = ["gateway box", "door reader", "label printer", "card terminal", "meeting screen"];
const places = ["Lyon", "Porto", "Gdansk", "Malmo"];
const person = "I want to talk to a person, please.";
const by = async (name: string) => {
  const { id } = await db.person.findFirstOrThrow({ where: { email: { startsWith: `${name}@` } } });
  return asPersonId(id);
};
const write = (n: number, text: string) =>
  ingestMessage(
    parseMessage({ customer: { email: `c${n}@bench.example`, name: `Customer ${n}` }, channel: "web", text }),
    { actor: { kind: "customer", id: null } },
  );

const [maya, tomasz] = await Promise.all([by("maya"), by("tomasz")]);
const take = (ticketId: string, who: typeof maya) => takeTicket(ticketId, who, { mayTakeAny: true, agreed: [] });

/** A conversation back and forth, lines of a length as people write them. */
async function converse(ticketId: string, seen: string, count: number): Promise<void> {
  let seenId = seen;
  for (let n = 2; n <= count; n++) {
    if (n % 2 === 1) {
      const text = `Step ${n} did not change it: the list of records stays empty after the import, and the log says nothing new.`;
      seenId = (await receiveFollowUp(ticketId, text, "web", `long-${n}`)).messageId;
    } else {
      const body = `Thank you. Please try step ${n + 1} of the guide, then open the list again and tell us what the log says.`;
      seenId = (await replyToTicket(ticketId, maya, { body, isWaitingForCustomer: false, seenId })).messageId;
    }
  }
}

const long = await write(0, `The import of our records fails since yesterday. ${person}`);
await take(long.ticketId, maya);
await converse(long.ticketId, long.messageId, Number(messages));
for (let n = 1; n <= Number(short); n++) {
  const one = await write(n, `The ${things[n % 5]} in ${places[n % 4]} is slow in the morning, case ${n}. ${person}`);
  await take(one.ticketId, maya);
}

const made: { first: string; next: string }[] = [];
for (let n = 0; n < Number(pairs); n++) {
  const what = `${things[n % 5]} in ${places[Math.floor(n / 5) % 4]} stops with error E${4100 + n}-X after the restart`;
  const first = await write(100 + n, `The ${what}. ${person}`);
  await take(first.ticketId, maya);
  const tried = [{ what: "Restarted it twice, no change.", by: maya }];
  const contract = { ...emptyContract, tried, wanted: "That it works again." };
  await escalateTicket(first.ticketId, maya, { fromTier: 1, reason: "needsExpertise", contract });
  await take(first.ticketId, tomasz);
  const body = `Hold the button for ${n + 5} seconds, then load the profile again; that clears error E${4100 + n}-X.`;
  await replyToTicket(first.ticketId, tomasz, { body, isWaitingForCustomer: false, seenId: first.messageId });
  const next = await write(200 + n, `Our ${what} as well. ${person}`);
  made.push({ first: first.ticketId, next: next.ticketId });
}
await getEncoder().close();
await closeDatabase();
console.log(JSON.stringify({ long: long.ticketId, pairs: made }));
