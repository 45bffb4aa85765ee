import type { Reason } from "../../domain/reasons";
import type { Clock } from "../../domain/sla/clock";
import type {
  AssistantLane,
  AssistantStep,
  Channel,
  Disposition,
  Segment,
  TicketStatus,
  Wait,
} from "../../domain/vocabulary";
import { db, Prisma } from "../client";
import { type ClockRow, listOf, toClock } from "../tickets/rows";
import { isOwed } from "./atRisk";

/** One line of any list of tickets. Instants are epoch ms. */
export interface TicketLine {
  id: string;
  number: number;
  subject: string | null;
  snippet: string;
  customer: string;
  account: string | null;
  segment: Segment;
  channel: Channel;
  status: TicketStatus;
  waitingFor: Wait | null;
  /** Somebody outside the desk who has to act first, and since when. */
  thirdParty: { label: string; link: string | null; since: number } | null;
  disposition: Disposition | null;
  issueType: string | null;
  issueTypeName: string | null;
  confidence: number | null;
  priority: number;
  /** Where the assistant has it and what it is doing; null with people. */
  lane: AssistantLane | null;
  step: AssistantStep | null;
  team: string | null;
  teamName: string | null;
  tier: number | null;
  assignee: string | null;
  offeredTo: string | null;
  queuedAt: number | null;
  createdAt: number;
  waitReasons: Reason[];
  /** Why the last resort has it; null with anybody else. */
  lastResortReasons: Reason[] | null;
  /** Until when its holder has put it away, or since when they have it back and have not answered it. */
  snoozedUntil: number | null;
  wokenAt: number | null;
  clocks: Clock[];
}

interface Row
  extends Omit<TicketLine, "clocks" | "number" | "queuedAt" | "createdAt" | "thirdParty" | "snoozedUntil" | "wokenAt"> {
  number: bigint;
  thirdPartyLabel: string | null;
  thirdPartyLink: string | null;
  thirdPartySince: Date | null;
  queuedAt: Date | null;
  createdAt: Date;
  snoozedUntil: Date | null;
  wokenAt: Date | null;
  clocks: ClockRow[] | null;
}

const toLine = ({ thirdPartyLabel: label, thirdPartyLink: link, thirdPartySince, ...r }: Row): TicketLine => ({
  ...r,
  thirdParty: label === null || thirdPartySince === null ? null : { label, link, since: thirdPartySince.getTime() },
  number: Number(r.number),
  queuedAt: r.queuedAt?.getTime() ?? null,
  createdAt: r.createdAt.getTime(),
  snoozedUntil: r.snoozedUntil?.getTime() ?? null,
  wokenAt: r.wokenAt?.getTime() ?? null,
  waitReasons: listOf(r.waitReasons),
  clocks: (r.clocks ?? []).map(toClock),
});

/** What is late or due first comes first, then the oldest. */
const byNextBreach = Prisma.sql`t.next_breach_at NULLS LAST, t.created_at`;

/** Tickets that satisfy `where` (alias `t`), by next breach unless `by` says otherwise, from the `offset`-th. */
export async function listTickets(
  where: Prisma.Sql,
  limit = 500,
  { by = byNextBreach, offset = 0 }: { by?: Prisma.Sql; offset?: number } = {},
): Promise<TicketLine[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t.number, t.subject, t.segment, t.channel, t.status, t.disposition, t.confidence, t.priority,
      t.waiting_for AS "waitingFor", t.third_party_label AS "thirdPartyLabel", t.third_party_link AS "thirdPartyLink",
      t.third_party_since AS "thirdPartySince",
      t.assistant_lane AS lane, t.assistant_step AS step,
      COALESCE((SELECT left(m.body, 160) FROM message m WHERE m.ticket_id = t.id AND m.kind = 'inbound'
                ORDER BY m.created_at LIMIT 1), '') AS snippet,
      c.name AS customer, a.name AS account, t.issue_type_id AS "issueType", i.name AS "issueTypeName",
      t.owner_team_id AS team, te.name AS "teamName", t.queue_tier AS tier, p.name AS assignee,
      (SELECT op.name FROM offer o JOIN person op ON op.id = o.person_id WHERE o.id = t.offer_id) AS "offeredTo",
      (SELECT e.data->'reasons' FROM assignment s JOIN ticket_event e ON e.ticket_id = s.ticket_id
         AND e.type = 'TicketAssigned' AND e.data->>'assignmentId' = s.id::text
         WHERE s.ticket_id = t.id AND s.ended_at IS NULL AND s.via = 'lastResort' LIMIT 1) AS "lastResortReasons",
      t.queued_at AS "queuedAt", t.created_at AS "createdAt", t.wait_reasons AS "waitReasons",
      t.snoozed_until AS "snoozedUntil", t.woken_at AS "wokenAt",
      (SELECT jsonb_agg(k ORDER BY k.started_at) FROM clock k WHERE k.ticket_id = t.id) AS clocks
    FROM ticket t
    JOIN customer c ON c.id = t.customer_id
    LEFT JOIN account a ON a.id = t.account_id
    LEFT JOIN issue_type i ON i.id = t.issue_type_id
    LEFT JOIN team te ON te.id = t.owner_team_id
    LEFT JOIN person p ON p.id = t.assignee_id
    WHERE ${where}
    ORDER BY ${by}
    LIMIT ${limit} OFFSET ${offset}`;
  return rows.map(toLine);
}

/** How many tickets satisfy `where` (alias `t`), however many a list shows. */
export async function countTickets(where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM ticket t WHERE ${where}`;
  return row?.n ?? 0;
}

export const isOpen = Prisma.sql`t.status IN ('open', 'waiting')`;

/** Waits because it cannot be planned. */
export const isSetAside = Prisma.sql`t.status IN ('open', 'waiting') AND t.wait_reasons @> '[{"code": "invalid"}]'`;

/** Nobody has it, nobody is asked, and the assistant does not have it either. */
export const isWithNobody = Prisma.sql`t.assignee_id IS NULL AND t.offer_id IS NULL AND t.assistant_lane IS NULL`;
/** The named person of the last resort has it. */
export const isLastResort = Prisma.sql`EXISTS (SELECT 1 FROM assignment s WHERE s.ticket_id = t.id AND s.ended_at IS NULL
  AND s.via = 'lastResort')`;
/** A promise to the customer is broken and still owed: `latePromises`. The ticket's own column leads there by its index. */
export const isLate = Prisma.sql`t.next_breach_at <= (SELECT baton_now()) AND EXISTS (
  SELECT 1 FROM clock c WHERE c.ticket_id = t.id AND ${isOwed} AND c.due_at <= (SELECT baton_now()))`;

export const listSetAside = () => listTickets(isSetAside);
/** What nobody else owns. */
export const listLastResort = () => listTickets(Prisma.sql`${isOpen} AND ${isLastResort}`);
/** Tickets by their numbers, as lines. */
export const listNumbered = (numbers: readonly number[]) =>
  listTickets(Prisma.sql`t.number = ANY(${numbers.map(BigInt)}::bigint[])`, numbers.length);
export const listHeldBy = (personId: string) =>
  listTickets(Prisma.sql`${isOpen} AND t.assignee_id = ${personId}::uuid`);
