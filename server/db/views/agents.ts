import type { ShiftNow } from "../../domain/calendar/shift";
import type { Policy } from "../../domain/policy/compile";
import { receivesWork } from "../../domain/rescue/receives";
import type { Absence, Presence, Role } from "../../domain/vocabulary";
import { db } from "../client";
import { shiftOf } from "../schedules";
import { loadOf, type WorkByChannel, workOf } from "./work";

/** How somebody's day goes: what ended with them in the last 24 hours, but for what an incident ended or kept. */
export interface DayOutcomes {
  resolved: number;
  escalated: number;
  declined: number;
  missed: number;
  /** Handoffs of theirs of the last 30 days that were rated, and found useful. */
  handoffs: { rated: number; useful: number };
  /** What they ended last: how, when (epoch ms), which ticket. */
  last: { how: string; at: number; ticketId: string; number: number } | null;
}

export interface AgentLine {
  id: string;
  name: string;
  role: Role;
  tier: number;
  teams: string[];
  presence: Presence;
  /** Name of the policy's own presence. */
  presenceName: string | null;
  presenceAt: number;
  absence: Absence | null;
  absentSince: number | null;
  /** Whether work arrives: by presence, hours and signs of life. */
  isReceiving: boolean;
  shift: ShiftNow | null;
  /** Tickets in hand and pending offers, against what they take at once. */
  inHand: number;
  offered: number;
  /** The slots that these take, and by which channels. */
  load: number;
  work: WorkByChannel[];
  capacity: number;
  /** Tickets that they are asked to hand off. */
  toHandOff: number;
  loan: { id: string; team: string; until: number; isExclusive: boolean; reason: string; lentBy: string } | null;
  today: DayOutcomes;
}

interface Row {
  id: string;
  name: string;
  role: Role;
  tier: number;
  teams: string[];
  presence: Presence;
  custom_presence: string | null;
  presence_at: Date;
  absence: Absence | null;
  absent_since: Date | null;
  schedule: unknown;
  capacity: number;
  in_hand: number;
  offered: number;
  to_hand_off: number;
  loan: { id: string; team: string; until: string; isExclusive: boolean; reason: string; lentBy: string } | null;
  resolved: number;
  escalated: number;
  declined: number;
  missed: number;
  rated: number;
  useful: number;
  last: { how: string; at: string; ticketId: string; number: number } | null;
}

/** Whether work arrives: by presence, hours and signs of life. */
function isReceiving(
  of: { presence: Presence; custom_presence: string | null; absence: Absence | null },
  shift: ShiftNow | null,
  policy: Policy | null,
): boolean {
  const isThere = of.absence !== "heartbeat" && (shift?.isOn ?? true);
  return isThere && receivesWork(of.presence, of.custom_presence, policy);
}

/** To whom work arrives at `now` (epoch ms), and whether they have room for more. */
export async function receiversNow(policy: Policy, now: number): Promise<{ id: string; hasRoom: boolean }[]> {
  const rows = await db.$queryRaw<
    Pick<Row, "id" | "presence" | "custom_presence" | "absence" | "schedule" | "capacity">[]
  >`
    SELECT id, presence, custom_presence, absence, schedule, capacity FROM person WHERE disabled_at IS NULL`;
  const there = rows.filter((r) => isReceiving(r, shiftOf(r.schedule, now), policy));
  const work = await workOf(
    policy,
    there.map((r) => r.id),
  );
  return there.map((r) => ({ id: r.id, hasRoom: loadOf(work.get(r.id) ?? []) < r.capacity }));
}

/** Everybody who takes work or could, by name, as they are at `now` (epoch ms). */
export async function listAgents(policy: Policy | null, now: number): Promise<AgentLine[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH work AS (
      SELECT a.person_id, count(*)::int AS in_hand, count(*) FILTER (WHERE t.handoff_due_at IS NOT NULL)::int AS to_hand_off
      FROM assignment a JOIN ticket t ON t.id = a.ticket_id WHERE a.ended_at IS NULL GROUP BY 1),
    pending AS (SELECT person_id, count(*)::int AS offered FROM offer WHERE state = 'pending' GROUP BY 1),
    ended AS (
      SELECT person_id, count(*) FILTER (WHERE end_reason = 'resolved')::int AS resolved,
        count(*) FILTER (WHERE end_reason = 'escalated')::int AS escalated
      FROM assignment WHERE ended_at > baton_now() - interval '24 hours' AND NOT in_incident GROUP BY 1),
    answered AS (
      SELECT person_id, count(*) FILTER (WHERE state = 'declined')::int AS declined,
        count(*) FILTER (WHERE state = 'expired')::int AS missed
      FROM offer WHERE settled_at > baton_now() - interval '24 hours' GROUP BY 1),
    handed AS (
      SELECT from_id, count(*)::int AS rated, count(*) FILTER (WHERE rating > 0)::int AS useful
      FROM handoff WHERE rating IS NOT NULL AND created_at > baton_now() - interval '30 days' GROUP BY 1)
    SELECT p.id, p.name, p.role, p.tier, p.presence, p.custom_presence, p.presence_at, p.absence, p.absent_since,
      p.schedule, p.capacity,
      ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id ORDER BY team_id) AS teams,
      COALESCE(w.in_hand, 0) AS in_hand, COALESCE(w.to_hand_off, 0) AS to_hand_off, COALESCE(o.offered, 0) AS offered,
      COALESCE(e.resolved, 0) AS resolved, COALESCE(e.escalated, 0) AS escalated,
      COALESCE(r.declined, 0) AS declined, COALESCE(r.missed, 0) AS missed,
      COALESCE(h.rated, 0) AS rated, COALESCE(h.useful, 0) AS useful,
      (SELECT jsonb_build_object('id', l.id, 'team', l.team_id, 'until', l.until, 'isExclusive', l.is_exclusive,
          'reason', l.reason, 'lentBy', (SELECT name FROM person WHERE id = l.lent_by))
        FROM loan l WHERE l.person_id = p.id AND l.ended_at IS NULL AND l.until > (SELECT baton_now())) AS loan,
      (SELECT jsonb_build_object('how', a.end_reason, 'at', a.ended_at, 'ticketId', t.id, 'number', t.number)
        FROM assignment a JOIN ticket t ON t.id = a.ticket_id
        WHERE a.person_id = p.id AND a.ended_at > baton_now() - interval '7 days' AND NOT a.in_incident ORDER BY a.ended_at DESC LIMIT 1) AS last
    FROM person p
    LEFT JOIN work w ON w.person_id = p.id LEFT JOIN pending o ON o.person_id = p.id
    LEFT JOIN ended e ON e.person_id = p.id LEFT JOIN answered r ON r.person_id = p.id
    LEFT JOIN handed h ON h.from_id = p.id
    WHERE p.disabled_at IS NULL ORDER BY p.name, p.id`;
  const work = await workOf(
    policy,
    rows.map((r) => r.id),
  );
  const names = new Map(policy?.document.presence.custom.map((c) => [c.id, c.name]));
  return rows.map((r): AgentLine => {
    const shift = shiftOf(r.schedule, now);
    return {
      id: r.id,
      name: r.name,
      role: r.role,
      tier: r.tier,
      teams: r.teams,
      presence: r.presence,
      presenceName: (r.custom_presence && names.get(r.custom_presence)) ?? null,
      presenceAt: r.presence_at.getTime(),
      absence: r.absence,
      absentSince: r.absent_since?.getTime() ?? null,
      isReceiving: isReceiving(r, shift, policy),
      shift,
      inHand: r.in_hand,
      offered: r.offered,
      load: loadOf(work.get(r.id) ?? []),
      work: work.get(r.id) ?? [],
      capacity: r.capacity,
      toHandOff: r.to_hand_off,
      loan: r.loan && { ...r.loan, until: new Date(r.loan.until).getTime() },
      today: {
        resolved: r.resolved,
        escalated: r.escalated,
        declined: r.declined,
        missed: r.missed,
        handoffs: { rated: r.rated, useful: r.useful },
        last: r.last && { ...r.last, at: new Date(r.last.at).getTime() },
      },
    };
  });
}
