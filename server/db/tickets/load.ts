import { asTicketId, type TicketId } from "../../domain/ids";
import type { TicketEvent } from "../../domain/ticket/events";
import type { Ticket } from "../../domain/ticket/ticket";
import type { Actor } from "../../domain/vocabulary";
import { db, type Queryable } from "../client";
import { loadCalendars } from "../policies";
import { type TicketRow, toTicket } from "./rows";

async function readTickets(from: Queryable, ids: string[]): Promise<Ticket[]> {
  const rows = await from.$queryRawUnsafe<{ ticket: TicketRow }[]>(
    // As json, which is written down at once; jsonb is built first, at twice the time.
    `SELECT to_json(x) AS ticket FROM (
       SELECT t.*,
         (SELECT json_agg(c) FROM clock c WHERE c.ticket_id = t.id) AS clocks,
         (SELECT to_json(o) FROM offer o WHERE o.id = t.offer_id) AS offer,
         (SELECT to_json(p) FROM approval p WHERE p.id = t.approval_id) AS approval,
         (SELECT to_json(a) FROM assignment a WHERE a.ticket_id = t.id AND a.ended_at IS NULL) AS assignment
       FROM ticket t WHERE t.id = ANY($1::uuid[]) ORDER BY t.id) x`,
    ids,
  );
  const tickets = rows.map((r) => toTicket(r.ticket));
  await loadCalendars(tickets.flatMap((t) => t.clocks));
  return tickets;
}

/** Locks tickets and reads them as they are under the lock. The lock comes first, in a statement of its own: one that
 *  waited inside the reading statement would bring the clocks and offers of before the wait. Tickets that are busy are
 *  left out when `skipBusy`. Also gives the database's time, epoch ms. */
export async function lockTickets(
  tx: Queryable,
  ids: readonly string[],
  skipBusy = false,
): Promise<{ now: number; tickets: Ticket[] }> {
  const locked = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM ticket WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE ${skipBusy ? "SKIP LOCKED" : ""}`,
    ids,
  );
  const [time] = await tx.$queryRawUnsafe<{ now: Date }[]>("SELECT baton_now() AS now");
  const found = locked.map((r) => r.id);
  return { now: time!.now.getTime(), tickets: found.length === 0 ? [] : await readTickets(tx, found) };
}

export async function loadTicket(id: string): Promise<Ticket | null> {
  const [ticket] = await readTickets(db, [id]);
  return ticket ?? null;
}

interface EventRow {
  ticket_id: string;
  type: string;
  at: Date;
  actor_kind: Actor["kind"];
  actor_id: string | null;
  data: unknown;
}

const toEvent = (r: EventRow) =>
  ({ type: r.type, at: r.at.getTime(), actor: { kind: r.actor_kind, id: r.actor_id }, data: r.data }) as TicketEvent;

/** The events of these types of many tickets, each ticket's in order, by its id; none where it has none. */
export async function loadEventsOf<T extends TicketEvent["type"]>(
  from: Queryable,
  ids: readonly string[],
  types: readonly T[],
): Promise<(id: string) => Extract<TicketEvent, { type: T }>[]> {
  const rows = await from.$queryRaw<EventRow[]>`
    SELECT ticket_id, type, at, actor_kind, actor_id, data FROM ticket_event
    WHERE ticket_id = ANY(${[...ids]}::uuid[]) AND type = ANY(${[...types]}::text[]) ORDER BY seq`;
  const byTicket = Map.groupBy(rows, (r) => r.ticket_id);
  return (id) => (byTicket.get(id) ?? []).map((r) => toEvent(r) as Extract<TicketEvent, { type: T }>);
}

/** The whole history of a ticket, in order. */
export async function loadEvents(id: string): Promise<{ id: TicketId; events: TicketEvent[] }> {
  const rows = await db.$queryRaw<EventRow[]>`
    SELECT ticket_id, type, at, actor_kind, actor_id, data FROM ticket_event WHERE ticket_id = ${id}::uuid ORDER BY seq`;
  return { id: asTicketId(id), events: rows.map(toEvent) };
}
