import type { Reason } from "../../domain/reasons";
import type { EventOf } from "../../domain/ticket/events";
import type { EscalationReason } from "../../domain/vocabulary";
import { db, Prisma } from "../client";
import { type ApprovalView, pendingApprovals } from "./approvals";
import { isOpen, listTickets, type TicketLine } from "./ticketList";

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
/** What burns, and who holds it. A ticket may stand in several lists: it may be escalated, late and waiting at once. */
export interface Escalations {
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

/** The last escalation of every open ticket that people have. */
async function lastEscalations(scope: EscalationScope): Promise<Map<string, Escalation>> {
  const rows = await db.$queryRaw<EscalationRow[]>`
    SELECT t.id, e.type, e.at, p.name AS by, e.data
    FROM ticket t
    CROSS JOIN LATERAL (SELECT type, at, actor_id, data FROM ticket_event
      WHERE ticket_id = t.id AND type IN ('TicketEscalated', 'AssistantHandedOver') ORDER BY seq DESC LIMIT 1) e
    LEFT JOIN person p ON p.id = e.actor_id
    WHERE ${isOpen} AND t.assistant_lane IS NULL AND ${within(scope)}
    ORDER BY e.at LIMIT 500`;
  return new Map(rows.map((r) => [r.id, toEscalation(r)]));
}

const isMine = ({ approval }: WaitingApproval, personId: string) =>
  approval.requestedBy.id === personId || approval.asked?.id === personId;

export async function loadEscalations(scope: EscalationScope): Promise<Escalations> {
  const [escalations, pending, waiting, late] = await Promise.all([
    lastEscalations(scope),
    pendingApprovals(),
    listTickets(Prisma.sql`${isOpen} AND t.waiting_for = 'thirdParty' AND ${within(scope)}`),
    listTickets(Prisma.sql`${isOpen} AND ${within(scope)} AND EXISTS (SELECT 1 FROM clock k WHERE k.ticket_id = t.id
      AND k.tier IS NULL AND k.metric <> 'approval' AND k.state = 'running' AND k.due_at <= baton_now())`),
  ]);
  const ids = [...new Set([...escalations.keys(), ...pending.map((p) => p.ticketId)])];
  const tickets = ids.length > 0 ? await listTickets(Prisma.sql`t.id = ANY(${ids}::uuid[])`) : [];
  const byId = new Map(tickets.map((t) => [t.id, t]));
  const approvals = pending.flatMap((approval): WaitingApproval[] => {
    const ticket = byId.get(approval.ticketId);
    return ticket ? [{ approval, ticket }] : [];
  });
  return {
    approvals: scope.all ? approvals : approvals.filter((a) => isMine(a, scope.personId)),
    escalated: tickets.flatMap((ticket) => {
      const escalation = escalations.get(ticket.id);
      return escalation ? [{ ticket, escalation }] : [];
    }),
    waiting: waiting.sort((a, b) => (a.thirdParty?.since ?? 0) - (b.thirdParty?.since ?? 0)),
    late,
  };
}
