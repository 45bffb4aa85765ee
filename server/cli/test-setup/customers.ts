import pg from "pg";
import { parseMessage } from "../../channels/port";
import { ingestMessage } from "../../commands/ingestMessage";
import { db } from "../../db/client";
import { loadEvents, loadTicket } from "../../db/tickets/load";
import { foldTicket } from "../../domain/ticket/ticket";
import type { Actor } from "../../domain/vocabulary";
import { env } from "../../env";

export const key: Actor = { kind: "apiKey", id: "00000000-0000-7000-8000-0000000000aa" };

interface Sender {
  name?: string;
  email?: string;
  phone?: string;
  externalId?: string;
  account?: string;
}

/** A message of somebody, vouched for by an API key: the ticket and whose it is. */
export async function from(sender: Sender, text = "I cannot sign in") {
  const message = parseMessage({ customer: { name: "Kim", ...sender }, channel: "api", text });
  const { ticketId, trackUrl } = await ingestMessage(message, { actor: key });
  const { customerId } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  return { ticketId, customerId, token: trackUrl.split("/").at(-1)! };
}

let people = 0;
/** Two customers with a ticket each: one known by e-mail, one by phone. */
export async function twoPeople() {
  const n = ++people;
  const writer = await from({ name: `Writer ${n}`, email: `writer${n}@two.example` });
  const caller = await from({ name: `Caller ${n}`, phone: `+4930700${String(n).padStart(4, "0")}` });
  return { writer, caller, email: `writer${n}@two.example`, phone: `+4930700${String(n).padStart(4, "0")}` };
}

export const addressesOf = async (customerId: string) => {
  const rows = await db.customerAddress.findMany({ where: { customerId }, orderBy: { kind: "asc" } });
  return rows.map(({ kind, value }) => `${kind} ${value}`);
};
export const ticketsOf = async (customerId: string) =>
  (await db.ticket.findMany({ where: { customerId }, orderBy: { createdAt: "asc" } })).map((t) => t.id);

/** The ticket as it is stored and as its events make it, which must be the same. */
export async function storedAndReplayed(id: string) {
  const history = await loadEvents(id);
  return { stored: await loadTicket(id), replayed: foldTicket(history.id, history.events) };
}

/** Runs `change` in a transaction of its own, starts `meanwhile`, and commits only when that waits for a lock: the one order
 *  of events in which a race is lost. */
export async function overtaking<T>(
  change: (query: (sql: string, values: unknown[]) => Promise<unknown>) => Promise<void>,
  meanwhile: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  try {
    await client.query("BEGIN");
    await change((sql, values) => client.query(sql, values));
    const result = meanwhile();
    for (let waiting = 0; waiting === 0; ) {
      const [row] = await db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      waiting = row!.n;
    }
    await client.query("COMMIT");
    return await result;
  } finally {
    await client.end();
  }
}
