import { factNames } from "../../domain/history/mapping";
import type { Sort } from "../../domain/history/rows";
import type { HistoryEvent, HistoryTicket } from "../../domain/history/ticket";
import { type Connection, copyCell, copyInto } from "./connection";

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
const line = (...values: (string | number | boolean | null)[]) => values.map(copyCell).join("\t");

const eventColumns = `ticket_id, id, seq, at, owner, tier, created_at, resolved_at, is_resolution, is_reopened, is_reopening, sort,
  import_no, line, facts`;

/** A ticket with its events in order, as it is written. */
export interface TicketWrite {
  id: string;
  key: string;
  ticket: HistoryTicket;
  events: readonly HistoryEvent[];
  /** It is there already. */
  isKnown: boolean;
}

/** The events that are there of these tickets. */
export async function loadHistoryEvents(
  client: Connection,
  ticketIds: readonly string[],
): Promise<Map<string, HistoryEvent[]>> {
  const { rows } = await client.query(`SELECT ${eventColumns} FROM history_event WHERE ticket_id = ANY($1::uuid[])`, [
    ticketIds,
  ]);
  const byTicket = new Map<string, HistoryEvent[]>();
  for (const r of rows) {
    const event: HistoryEvent = {
      id: r.id,
      at: r.at.getTime(),
      owner: r.owner,
      tier: r.tier,
      createdAt: r.created_at?.getTime() ?? null,
      resolvedAt: r.resolved_at?.getTime() ?? null,
      isResolution: r.is_resolution,
      isReopened: r.is_reopened,
      isReopening: r.is_reopening,
      sort: r.sort as Sort,
      importNo: r.import_no,
      line: r.line,
      facts: r.facts,
    };
    const list = byTicket.get(r.ticket_id);
    if (list) list.push(event);
    else byTicket.set(r.ticket_id, [event]);
  }
  return byTicket;
}

const eventLine = (ticketId: string, e: HistoryEvent, seq: number) =>
  line(
    ...[ticketId, e.id, seq, iso(e.at), e.owner, e.tier, iso(e.createdAt), iso(e.resolvedAt)],
    ...[e.isResolution, e.isReopened, e.isReopening, json(e.sort), e.importNo, e.line, json(e.facts)],
  );

const listOf = (texts: readonly string[]) => `{${texts.map((t) => `"${t.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

const ticketColumns = `id, source_id, key, created_at, resolved_at, owners, handoffs, is_circular, is_circular_twice, is_revisit,
  is_reopened, top_tier, event_count, first_event_at, last_event_at, issue_type, segment, channel, priority, person, rating,
  first_response_at, flaws`;
const ticketLine = (sourceId: string, { id, key, ticket: t }: TicketWrite) =>
  line(
    ...[id, sourceId, key, iso(t.createdAt), iso(t.resolvedAt), listOf(t.owners), t.handoffs],
    ...[t.isCircular, t.isCircularTwice, t.isRevisit, t.isReopened, t.topTier, t.eventCount],
    ...[iso(t.firstEventAt), iso(t.lastEventAt), ...factNames.map((name) => t[name]), t.rating, iso(t.firstResponseAt)],
    listOf(t.flaws),
  );

/** Writes tickets with all their events, and names them to whoever counts. Within a transaction. */
export async function writeHistoryTickets(
  client: Connection,
  sourceId: string,
  writes: readonly TicketWrite[],
): Promise<void> {
  const known = writes.filter((w) => w.isKnown).map((w) => w.id);
  if (known.length > 0) {
    await client.query("DELETE FROM history_event WHERE ticket_id = ANY($1::uuid[])", [known]);
    await client.query("DELETE FROM history_ticket WHERE id = ANY($1::uuid[])", [known]);
  }
  const events = writes.flatMap((w) => w.events.map((e, seq) => eventLine(w.id, e, seq)));
  await copyInto(client, "history_event", eventColumns, events);
  await copyInto(
    client,
    "history_ticket",
    ticketColumns,
    writes.map((w) => ticketLine(sourceId, w)),
  );
  await nameDue(
    client,
    writes.map((w) => w.id),
  );
}

async function nameDue(client: Connection, ids: readonly string[]): Promise<void> {
  await client.query(
    "INSERT INTO history_due (ticket_id) SELECT unnest($1::uuid[]) ON CONFLICT (ticket_id) DO NOTHING",
    [ids],
  );
}

/** Deletes some tickets of a source with their events; gives how many. Within a transaction. */
export async function deleteHistoryTickets(client: Connection, sourceId: string, limit: number): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `DELETE FROM history_ticket WHERE id IN (SELECT id FROM history_ticket WHERE source_id = $1 LIMIT $2) RETURNING id`,
    [sourceId, limit],
  );
  const ids = rows.map((r) => r.id);
  await client.query("DELETE FROM history_event WHERE ticket_id = ANY($1::uuid[])", [ids]);
  await nameDue(client, ids);
  return ids.length;
}
