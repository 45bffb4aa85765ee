import { asTicketId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { type PreviewRules, type PreviewTicket, type PromisePreview, previewPromises } from "../../domain/sla/preview";
import type { TicketEvent } from "../../domain/ticket/events";
import type { Actor } from "../../domain/vocabulary";
import { db, Prisma } from "../client";
import { loadCalendars, scaleOf } from "../policies";

const mostTickets = 200;
const mostChanges = 100;

interface EventRow {
  ticket_id: string;
  type: string;
  at: Date;
  actor_kind: Actor["kind"];
  actor_id: string | null;
  data: unknown;
}

/** Open tickets, then those resolved in the last thirty days, the newest first, each with its history. */
async function previewTickets(now: number, isOnlyOpen: boolean): Promise<PreviewTicket[]> {
  const since = new Date(now - 30 * 86_400_000);
  const resolved = isOnlyOpen ? Prisma.empty : Prisma.sql`OR t.resolved_at >= ${since}`;
  const tickets = await db.$queryRaw<{ id: string; number: bigint; subject: string }[]>`
    SELECT t.id, t.number, COALESCE(t.subject, (SELECT left(m.body, 100) FROM message m
      WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at LIMIT 1), '') AS subject
    FROM ticket t WHERE t.merged_into_id IS NULL AND (t.status IN ('open', 'waiting') ${resolved})
    ORDER BY t.status IN ('open', 'waiting') DESC, COALESCE(t.resolved_at, t.created_at) DESC LIMIT ${mostTickets}`;
  const events = await db.$queryRaw<EventRow[]>`
    SELECT ticket_id, type, at, actor_kind, actor_id, data FROM ticket_event
    WHERE ticket_id = ANY(${tickets.map((t) => t.id)}::uuid[]) ORDER BY seq`;
  const histories = new Map<string, TicketEvent[]>(tickets.map((t) => [t.id, []]));
  for (const { ticket_id, type, at, actor_kind, actor_id, data } of events) {
    const event = { type, at: at.getTime(), actor: { kind: actor_kind, id: actor_id }, data } as TicketEvent;
    histories.get(ticket_id)?.push(event);
  }
  return tickets.map(({ id, number, subject }) => ({
    id: asTicketId(id),
    number: Number(number),
    subject,
    events: histories.get(id) ?? [],
  }));
}

const rulesOf = (policy: Policy): PreviewRules => ({
  target: (metric, t) => policy.target(metric, t.issueType, t.segment),
  shares: (metric, t) => policy.shares(metric, t.issueType, t.segment),
  pausesFor: policy.pausesFor,
  onReopen: policy.document.sla.onReopen,
  scale: (calendar) => policy.scale(calendar?.id ?? null),
  answerMeets: policy.document.assistant.answerMeetsResponse,
});

/** What a policy would have made of the desk's promises; only the biggest changes, and how many there are. */
export async function previewPolicy(
  policy: Policy,
  now: number,
  isOnlyOpen: boolean,
): Promise<PromisePreview & { changed: number }> {
  const tickets = await previewTickets(now, isOnlyOpen);
  const given = tickets.flatMap((t) =>
    t.events.flatMap((e) => (e.type === "ClockStarted" ? [{ calendar: e.data.calendar ?? null }] : [])),
  );
  await loadCalendars(given);
  const shown = previewPromises(tickets, scaleOf, rulesOf(policy), now);
  return { ...shown, changes: shown.changes.slice(0, mostChanges), changed: shown.changes.length };
}
