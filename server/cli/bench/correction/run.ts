import { setTimeout as rest } from "node:timers/promises";
import { hashKey } from "../../../auth/apiKey";
import { parseMessage } from "../../../channels/port";
import { correctTicket } from "../../../commands/correctTicket";
import { createPerson } from "../../../commands/createPerson";
import { newId } from "../../../commands/ids";
import { ingestMessage } from "../../../commands/ingestMessage";
import { closeDatabase, db } from "../../../db/client";
import { asPersonId } from "../../../domain/ids";
import { systemActor } from "../../../domain/vocabulary";
import { getEncoder } from "../../../understanding/encoder/encoder";

/** Runs beside the web process of a bench's desk, as a second process of the same desk: corrects a ticket, then sends a
 *  message much like it through each of the two, and prints how long it took until both decided by the correction. */

const tries = 20;
const key = "baton_bench_key_that_lives_as_long_as_its_database";
const things = ["gateway box", "door reader", "paper shredder", "coffee machine", "meeting screen"];
const places = ["Lyon", "Porto", "Gdansk", "Malmo"];
const text = (n: number, again: string) =>
  `The little lamp of the ${things[n % 5]} in ${places[Math.floor(n / 5)]} blinks ${n} times${again}.`;

const webUrl = `http://127.0.0.1:${process.env.PORT}`;
const local = (body: string) =>
  ingestMessage(parseMessage({ customer: { email: "a@bench.example", name: "A" }, channel: "web", text: body }), {
    actor: { kind: "customer", id: null },
  });

async function throughWeb(body: string, n: number): Promise<string> {
  const answer = await fetch(`${webUrl}/api/v1/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": `correct-${n}` },
    body: JSON.stringify({ customer: { email: "b@bench.example", name: "B" }, channel: "api", text: body }),
  });
  return ((await answer.json()) as { ticketId: string }).ticketId;
}
const typeOf = async (id: string) => (await db.ticket.findUniqueOrThrow({ where: { id } })).issueTypeId;

await db.$executeRaw`INSERT INTO api_key (id, name, prefix, hash, scopes)
  VALUES (${newId()}::uuid, 'bench', 'baton_bench', ${hashKey(key)}, ARRAY['messages:write'])`;
const agent = await createPerson(
  { email: "agent@bench.example", name: "Agent", role: "agent", passwordHash: "none" },
  systemActor,
);
await getEncoder().encode(["Both processes have read something before."], { timeoutMs: 60_000 });
const times: number[] = [];
let missed = 0;
for (let n = 0; n < tries; n++) {
  const { ticketId } = await local(text(n, ""));
  const is = (await typeOf(ticketId)) === "invoice" ? "refund" : "invoice";
  const started = performance.now();
  await correctTicket(ticketId, { id: asPersonId(agent.id), role: "agent" }, { issueType: is }, false);
  const [here, there] = await Promise.all([local(text(n, " again")), throughWeb(text(n, " again"), n)]);
  times.push(performance.now() - started);
  if ((await typeOf(here.ticketId)) !== is || (await typeOf(there)) !== is) missed++;
  await rest(50);
}
await getEncoder().close();
await closeDatabase();
console.log(JSON.stringify({ times, missed }));
