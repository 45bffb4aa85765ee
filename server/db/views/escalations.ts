import type { Reason } from "../../domain/reasons";
import type { EventOf } from "../../domain/ticket/events";
import type { EscalationReason } from "../../domain/vocabulary";
import { db, Prisma } from "../client";
import { type ApprovalView, pendingApprovals } from "./approvals";
import { countTickets, isOpen, listTickets, type TicketLine } from "./ticketList";

/** How a ticket came to where it is now: up a tier, for a person's reason or an alarm's, or from the assistant to people. */
export type Escalation = { at: number; by: string | null } & (
  | { kind: "tier"; from: number; to: number; reason: EscalationReason }
  | { kind: "assistant"; reason: Reason | null }
);
export interface EscalatedTicket {
  ticket: TicketLine;
  escalation: Escalation;
}
export interface WaitingApproval {
  approval: ApprovalView;
  ticket: TicketLine;
}
/** How much there is in all: a list holds the most pressing of it. */
export interface EscalationTotals {
  approvals: number;
  escalated: number;
  waiting: number;
  late: number;
  /** When the ticket that is escalated longest was, epoch ms; null where there is none. */
  oldestEscalatedAt: number | null;
}

/** What burns, and who holds it. A ticket may stand in several lists: it may be escalated, late and waiting at once. */
export interface Escalations {
  totals: EscalationTotals;
  approvals: WaitingApproval[];
  escalated: EscalatedTicket[];
  /** Tickets that wait for somebody outside the desk, the one that has waited longest first. */
  waiting: TicketLine[];
  /** Open tickets with a promise to the customer that is broken and still owed. */
  late: TicketLine[];
}

/** Whose view it is: all of the desk, or what a person has, what their teams own and what they asked or are asked. */
export type EscalationScope = { all: true } | { all: false; personId: string; teams: readonly string[] };

type EscalationRow = { id: string; at: Date; by: string | null } & (
  | EventOf<"TicketEscalated">
  | EventOf<"AssistantHandedOver">
);

function toEscalation(row: EscalationRow): Escalation {
  const when = { at: row.at.getTime(), by: row.by };
  if (row.type === "AssistantHandedOver") return { ...when, kind: "assistant", reason: row.data.reasons[0] ?? null };
  const { fromTier: from, toTier: to, reason } = row.data;
  return { ...when, kind: "tier", from, to, reason };
}

const within = (scope: EscalationScope): Prisma.Sql =>
  scope.all
    ? Prisma.sql`true`
    : Prisma.sql`(t.assignee_id = ${scope.personId}::uuid OR t.owner_team_id = ANY(${[...scope.teams]}::text[]))`;

/** The last escalation of open tickets that people have: of those whose next promise is due first, and how many there are. */
async function lastEscalations(scope: EscalationScope, limit: number) {
  const rows = await db.$queryRaw<(EscalationRow & { total: number; oldest: Date })[]>`
    SELECT t.id, e.type, e.at, p.name AS by, e.data, count(*) OVER ()::int AS total, min(e.at) OVER () AS oldest
    FROM ticket t
    CROSS JOIN LATERAL (SELECT type, at, actor_id, data FROM ticket_event
      WHERE ticket_id = t.id AND type IN ('TicketEscalated', 'AssistantHandedOver') ORDER BY seq DESC LIMIT 1) e
    LEFT JOIN person p ON p.id = e.actor_id
    WHERE ${isOpen} AND t.assistant_lane IS NULL AND ${within(scope)}
    ORDER BY t.next_breach_at NULLS LAST, e.at LIMIT ${limit}`;
  const escalations = new Map(rows.map((r) => [r.id, toEscalation(r)]));
  return { escalations, total: rows[0]?.total ?? 0, oldestAt: rows[0]?.oldest.getTime() ?? null };
}

/** Tickets by next breach as far as a list goes, and how many there are. */
async function pressing(where: Prisma.Sql, limit: number) {
  const [tickets, total] = await Promise.all([listTickets(where, limit), countTickets(where)]);
  return { tickets, total };
}

/** Of each kind the most pressing, `limit` at most, with how many there are in all. */
export async function loadEscalations(scope: EscalationScope, limit = 500): Promise<Escalations> {
  const [last, pending, waiting, late] = await Promise.all([
    lastEscalations(scope, limit),
    pendingApprovals(scope.all ? null : scope.personId, limit),
    pressing(Prisma.sql`${isOpen} AND t.waiting_for = 'thirdParty' AND ${within(scope)}`, limit),
    pressing(
      Prisma.sql`${isOpen} AND ${within(scope)} AND EXISTS (SELECT 1 FROM clock k WHERE k.ticket_id = t.id
        AND k.tier IS NULL AND k.metric <> 'approval' AND k.state = 'running' AND k.due_at <= baton_now())`,
      limit,
    ),
  ]);
  const { escalations } = last;
  const ids = [...new Set([...escalations.keys(), ...pending.approvals.map((p) => p.ticketId)])];
  const tickets = ids.length > 0 ? await listTickets(Prisma.sql`t.id = ANY(${ids}::uuid[])`, ids.length) : [];
  const byId = new Map(tickets.map((t) => [t.id, t]));
  return {
    totals: {
      approvals: pending.total,
      escalated: last.total,
      waiting: waiting.total,
      late: late.total,
      oldestEscalatedAt: last.oldestAt,
    },
    approvals: pending.approvals.flatMap((approval): WaitingApproval[] => {
      const ticket = byId.get(approval.ticketId);
      return ticket ? [{ approval, ticket }] : [];
    }),
    escalated: tickets.flatMap((ticket) => {
      const escalation = escalations.get(ticket.id);
      return escalation ? [{ ticket, escalation }] : [];
    }),
    waiting: waiting.tickets.sort((a, b) => (a.thirdParty?.since ?? 0) - (b.thirdParty?.since ?? 0)),
    late: late.tickets,
  };
}
