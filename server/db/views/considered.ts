import { now } from "../../clock";
import { snapshotOf } from "../../domain/assignment/deskSnapshot";
import {
  type Considered,
  consideredIn,
  onlyOwn,
  whatWouldHelp,
  whatWouldMend,
  whyNot,
} from "../../domain/assignment/explain";
import { weightsOf } from "../../domain/assignment/plan";
import type { Policy } from "../../domain/policy/compile";
import { type Reason, reason } from "../../domain/reasons";
import type { TicketEvent } from "../../domain/ticket/events";
import { db } from "../client";
import { loadEstimates } from "../estimates";
import { loadStaff, loadWaitingTicket } from "../planning";

type Via = Extract<TicketEvent, { type: "TicketAssigned" }>["data"]["via"];
const byHand = new Set<Via>(["manual", "alarm", "lastResort"]);

/** Who was looked at for a ticket: when it was offered to whoever has it, as it was then; while it waits, as it is now. */
export interface ConsideredView {
  /** Epoch ms of what is told. */
  at: number;
  /** Nobody has it yet: this is how it stands now. */
  isWaiting: boolean;
  chosen: { id: string; via: Via; reasons: Reason[] } | null;
  /** null: nobody was compared (given by hand, by an alarm, as the last resort), or it cannot be planned. */
  considered: Considered | null;
  /** While it waits: what would have to happen. */
  until: Reason[];
}

interface GivenRow {
  id: string;
  via: Via;
  at: Date;
  reasons: Reason[] | null;
  considered: Considered | null;
}

/** Whoever has it or is asked, and the offer that it came by. */
async function given(ticketId: string): Promise<ConsideredView | null> {
  const [row] = await db.$queryRaw<GivenRow[]>`
    SELECT p.id, p.via, COALESCE(o.offered_at, p.at) AS at, COALESCE(o.reasons, p.reasons) AS reasons, c.considered
    FROM (
      SELECT a.ticket_id, a.person_id AS id, a.via, a.assigned_at AS at,
        (SELECT e.data->'reasons' FROM ticket_event e WHERE e.ticket_id = a.ticket_id AND e.type = 'TicketAssigned'
           AND e.data->>'assignmentId' = a.id::text LIMIT 1) AS reasons,
        (SELECT o.id FROM offer o WHERE o.ticket_id = a.ticket_id AND o.person_id = a.person_id AND o.state = 'accepted'
           AND o.settled_at = a.assigned_at LIMIT 1) AS offer_id
      FROM assignment a WHERE a.ticket_id = ${ticketId}::uuid AND a.ended_at IS NULL
      UNION ALL
      SELECT o.ticket_id, o.person_id, 'offer', o.offered_at, o.reasons, o.id
      FROM offer o WHERE o.ticket_id = ${ticketId}::uuid AND o.state = 'pending') p
    LEFT JOIN offer o ON o.id = p.offer_id
    LEFT JOIN consideration c ON c.id = p.offer_id
    LIMIT 1`;
  if (!row) return null;
  const { id, via, at, reasons, considered } = row;
  return {
    at: at.getTime(),
    isWaiting: false,
    chosen: { id, via, reasons: reasons ?? [] },
    considered,
    until: [],
  };
}

async function absentOf(team: string, present: readonly string[]): Promise<number> {
  return db.personTeam.count({
    where: { teamId: team, person: { disabledAt: null }, personId: { notIn: [...present] } },
  });
}

/** null: nobody has it and it does not wait for anybody (the assistant has it, it is resolved, it has no owner). */
export async function loadConsidered(ticketId: string, policy: Policy): Promise<ConsideredView | null> {
  const known = await given(ticketId);
  if (known) return known;
  const at = now();
  const waiting = await loadWaitingTicket(db, policy, ticketId);
  if (!waiting) return null;
  const [staff, estimates] = await Promise.all([loadStaff(db, policy, at), loadEstimates(db)]);
  const snapshot = snapshotOf(policy, estimates, staff, [waiting.ticket], at);
  // Where the plans of the whole desk let it wait: planned alone it might choose another tier.
  const { team: home, tier: rung } = waiting.ticket.queued!;
  const plan = { assignments: [], waiting: [{ ticketId, team: home, tier: rung, reasons: [] }] };
  const considered = consideredIn(snapshot, plan)(ticketId);
  const base = { at, isWaiting: true, chosen: null, considered };
  if (!considered) return { ...base, until: whatWouldMend(waiting.reasons) };
  const w = weightsOf(snapshot);
  const present = staff.agents.map((a) => a.id);
  const absent = await absentOf(considered.team, present);
  return { ...base, until: whatWouldHelp(considered, w.helpDownAfterMinutes, w.helpDownFreeShare, absent) };
}

/** What one person may read of it, and why it was not given to them. Numbers about others are for who `seesAll`. */
export async function readConsidered(
  ticketId: string,
  policy: Policy,
  reader: { id: string; seesAll: boolean },
): Promise<(ConsideredView & { whyNotMe: Reason[] }) | null> {
  const view = await loadConsidered(ticketId, policy);
  if (!view) return null;
  const { considered, chosen } = view;
  const rows = await db.personTeam.findMany({ where: { personId: reader.id }, select: { teamId: true } });
  const me = { personId: reader.id, teams: rows.map((r) => r.teamId) };
  const isByHand = chosen !== null && chosen.id !== reader.id && byHand.has(chosen.via);
  const whyNotMe = considered ? whyNot(considered, chosen?.id ?? null, me) : isByHand ? [reason("passedByHand")] : [];
  return {
    ...view,
    considered: considered && (reader.seesAll ? considered : onlyOwn(considered, reader.id)),
    whyNotMe,
  };
}
