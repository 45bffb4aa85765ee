import { type IncidentMatch, incidentMatch } from "../../domain/incident/match";
import { db, Prisma } from "../client";
import { countTickets, isOpen, listTickets, type TicketLine } from "./ticketList";

/** An incident at a glance. Instants are epoch ms. */
export interface IncidentLine {
  id: string;
  number: number;
  title: string;
  match: IncidentMatch | null;
  notice: string | null;
  declaredBy: string;
  declaredAt: number;
  resolvedBy: string | null;
  resolvedAt: number | null;
  /** Tickets of it now, and all that ever joined. */
  open: number;
  joined: number;
}

/** Tickets of an incident on one page. */
const perPage = 100;

/** A page of the open tickets of an incident, those whose customer has written last first. */
export interface IncidentTickets {
  tickets: TicketLine[];
  /** All of them, on however many pages. */
  total: number;
  /** From 1: the last one where a later one was asked for. */
  page: number;
  perPage: number;
}

/** An open incident as it stands beside something else: beside the floor, on a ticket, in a list to choose from. */
export interface OpenIncident {
  id: string;
  number: number;
  title: string;
  notice: string | null;
  /** Tickets that wait for it. */
  open: number;
}

interface Row {
  id: string;
  number: bigint;
  title: string;
  match: unknown;
  notice: string | null;
  declared_by: string;
  declared_at: Date;
  resolved_by: string | null;
  resolved_at: Date | null;
  open: number;
  joined: number;
}

/** Its open tickets, counted. */
const openOf = Prisma.sql`(SELECT count(*) FROM ticket t WHERE t.incident_id = i.id AND ${isOpen})::int`;
/** How many tickets ever joined it (alias `i`), by the index `ticket_event_joined`. */
export const joinedOf = Prisma.sql`(SELECT count(DISTINCT e.ticket_id) FROM ticket_event e
  WHERE e.type = 'IncidentJoined' AND e.at >= i.declared_at AND e.data->>'incidentId' = i.id::text)::int`;

const lines = (where: Prisma.Sql) => db.$queryRaw<Row[]>`
  SELECT i.id, i.number, i.title, i.match, i.notice, p.name AS declared_by, i.declared_at, r.name AS resolved_by, i.resolved_at,
    ${openOf} AS open,
    ${joinedOf} AS joined
  FROM incident i JOIN person p ON p.id = i.declared_by LEFT JOIN person r ON r.id = i.resolved_by
  WHERE ${where} ORDER BY i.resolved_at DESC NULLS FIRST, i.declared_at DESC LIMIT 50`;

const toLine = (r: Row): IncidentLine => ({
  id: r.id,
  number: Number(r.number),
  title: r.title,
  match: incidentMatch.safeParse(r.match).data ?? null,
  notice: r.notice,
  declaredBy: r.declared_by,
  declaredAt: r.declared_at.getTime(),
  resolvedBy: r.resolved_by,
  resolvedAt: r.resolved_at?.getTime() ?? null,
  open: r.open,
  joined: r.joined,
});

/** The open ones, then the last that were resolved. */
export const listIncidents = async (): Promise<IncidentLine[]> => (await lines(Prisma.sql`true`)).map(toLine);

/** Those that are open, the newest first. Asked for with every floor and every ticket of an incident, so it counts no history. */
export const openIncidents = (): Promise<OpenIncident[]> => db.$queryRaw<OpenIncident[]>`
  SELECT i.id, i.number::int, i.title, i.notice, ${openOf} AS open
  FROM incident i WHERE i.resolved_at IS NULL ORDER BY i.declared_at DESC`;

export async function loadIncident(id: string): Promise<IncidentLine | null> {
  const [row] = await lines(Prisma.sql`i.id = ${id}::uuid`);
  return row ? toLine(row) : null;
}

export async function ticketsOfIncident(id: string, asked: number): Promise<IncidentTickets> {
  const where = Prisma.sql`t.incident_id = ${id}::uuid AND ${isOpen}`;
  const total = await countTickets(where);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / perPage)));
  const tickets = await listTickets(where, perPage, {
    by: Prisma.sql`t.last_customer_message_at DESC, t.id`,
    offset: (page - 1) * perPage,
  });
  return { tickets, total, page, perPage };
}
