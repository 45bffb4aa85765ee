import { aheadMs, backMs, type OpenWork } from "../domain/assignment/ahead";
import type { Staff } from "../domain/assignment/deskSnapshot";
import type { WaitingTicket } from "../domain/assignment/snapshot";
import { skillOf } from "../domain/estimates/expected";
import type { Policy } from "../domain/policy/compile";
import type { Reason } from "../domain/reasons";
import { type Presence, type PromiseMetric, promiseMetrics } from "../domain/vocabulary";
import type { Queryable } from "./client";
import { shiftEnd, shiftOf } from "./schedules";
import { listOf } from "./tickets/rows";

const plannerLock = 7_042_001;

/** One planner at a time per installation, whichever process it runs in: matching on a part of the pool is wrong. */
export async function tryPlannerLock(tx: Queryable): Promise<boolean> {
  const [row] = await tx.$queryRawUnsafe<{ got: boolean }[]>(`SELECT pg_try_advisory_xact_lock(${plannerLock}) AS got`);
  return row!.got;
}

export async function readMark(from: Queryable): Promise<bigint> {
  const [row] = await from.$queryRawUnsafe<{ dirty: bigint }[]>("SELECT dirty FROM planner_mark WHERE id = 1");
  return row!.dirty;
}

/** Tells whoever holds the planner's lock that the world has changed since it looked. */
export async function leaveMark(to: Queryable): Promise<void> {
  await to.$executeRawUnsafe("UPDATE planner_mark SET dirty = dirty + 1 WHERE id = 1");
}

export async function expiredOffers(tx: Queryable): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
    "SELECT ticket_id FROM offer WHERE state = 'pending' AND expires_at <= (SELECT baton_now()) ORDER BY expires_at LIMIT 500",
  );
  return rows.map((r) => r.ticket_id);
}

interface AgentRow {
  id: string;
  tier: number;
  capacity: number;
  presence: Presence;
  schedule: unknown;
  teams: string[];
  skills: Record<string, number>;
  /** Per issue type what outcomes say: logits and how far they are trusted. */
  learned: Record<string, [offset: number, trust: number]> | null;
  speed: number | null;
  load: number;
  /** What somebody with no free slot has in hand that is not waiting for anybody; null for others. */
  work: { issueType: string | null; since: string; touches: number }[] | null;
}

/** Declared proficiency and what outcomes say, per issue type. */
function skillsOf({ skills, learned }: AgentRow): Record<string, number> {
  const known = Object.entries(learned ?? {}).map(([issueType, [offset, trust]]) => {
    return [issueType, { offset, trust }] as const;
  });
  const byType = new Map(known);
  const declared = new Map(Object.entries(skills).map(([skill, proficiency]) => [skill, (proficiency - 3) * 0.4]));
  const all = [...new Set([...declared.keys(), ...byType.keys()])];
  return Object.fromEntries(all.map((k) => [k, skillOf(declared.get(k) ?? 0, byType.get(k))]));
}

export async function loadStaff(tx: Queryable, now: number): Promise<Staff> {
  const rows = await tx.$queryRawUnsafe<AgentRow[]>(
    `WITH latest AS (SELECT max(version) AS version FROM estimate_run),
     loads AS (
       SELECT p.id, (SELECT count(*) FROM assignment a WHERE a.person_id = p.id AND a.ended_at IS NULL)::int
         + (SELECT count(*) FROM offer o WHERE o.person_id = p.id AND o.state = 'pending')::int AS load
       FROM person p WHERE p.disabled_at IS NULL AND (p.presence <> 'offline' OR p.schedule IS NOT NULL))
     SELECT p.id, p.tier, p.capacity, p.presence, p.schedule, l.load,
       ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id ORDER BY team_id) AS teams,
       COALESCE((SELECT jsonb_object_agg(skill, proficiency) FROM person_skill WHERE person_id = p.id), '{}') AS skills,
       (SELECT jsonb_object_agg(s.issue_type_id, jsonb_build_array(s.offset_logits, s.trust))
          FROM estimate_skill s WHERE s.version = latest.version AND s.person_id = p.id) AS learned,
       (SELECT e.speed FROM estimate_speed e WHERE e.version = latest.version AND e.person_id = p.id) AS speed,
       CASE WHEN l.load >= p.capacity THEN
         (SELECT jsonb_agg(jsonb_build_object('issueType', t.issue_type_id, 'since', a.assigned_at, 'touches', t.touches)
            ORDER BY a.assigned_at, a.id)
          FROM assignment a JOIN ticket t ON t.id = a.ticket_id
          WHERE a.person_id = p.id AND a.ended_at IS NULL AND t.status = 'open') END AS work
     FROM person p JOIN loads l ON l.id = p.id, latest`,
  );
  const staff: Staff = { agents: [], ahead: [] };
  for (const r of rows) {
    const { id, tier, teams, capacity: slots } = r;
    const speed = r.speed ?? 1;
    const work = (r.work ?? []).map((w): OpenWork => ({ ...w, since: new Date(w.since).getTime() }));
    const shiftEndsAt = shiftEnd(r.schedule, now);
    if (shiftEndsAt === null) {
      const beginsAt = shiftOf(r.schedule, now)?.changesAt ?? null;
      const isSoon = beginsAt !== null && beginsAt <= now + aheadMs;
      if (isSoon) staff.ahead.push({ tier, teams, slots, speed, beginsAt, work });
    } else if (r.presence === "online") {
      const freeSlots = Math.max(0, slots - r.load);
      const skill = skillsOf(r);
      staff.agents.push({ id, tier, teams, slots, freeSlots, shiftEndsAt, skill, speed, can: Object.keys(r.skills) });
      if (work.length > 0) staff.ahead.push({ tier, teams, slots, speed, beginsAt: null, work });
    } else if (r.presence !== "offline") {
      staff.ahead.push({ tier, teams, slots, speed, beginsAt: now + backMs, work });
    }
  }
  return staff;
}

interface WaitingRow {
  id: string;
  created_at: Date;
  queued_at: Date;
  candidates: { issueType: string; probability: number }[];
  issue_type_id: string | null;
  complexity: number;
  complexity_variance: number;
  importance: number;
  min_tier: number;
  queue_tier: number;
  owner_team_id: string;
  touches: number;
  barred_teams: string[];
  barred_people: string[];
  last_agent_id: string | null;
  wait_reasons: Reason[];
  widened: number;
  clocks: { metric: PromiseMetric; due_at: string }[] | null;
}

/** A ticket as the planner sees it, and why it is said to wait so far. */
export interface Waiting {
  ticket: WaitingTicket;
  reasons: Reason[];
}

const isPlannable = `status IN ('open', 'waiting') AND assignee_id IS NULL AND offer_id IS NULL
  AND owner_team_id IS NOT NULL AND assistant_lane IS NULL`;
/** Promises that can still be kept. What is late already would keep them out, and so would a tier's part of a promise. */
const canBeKept = `state = 'running' AND tier IS NULL AND metric <> 'approval' AND breached_at IS NULL
  AND due_at > (SELECT baton_now())`;
/** By what a share of the pool is looked at, where it is too large for one look: an index each. A ticket has at most one
 *  promise of each kind, so that many times as many are sure to be of enough tickets. */
const looks = (limit: number) => [
  `SELECT id FROM ticket WHERE ${isPlannable} ORDER BY priority DESC, queued_at LIMIT ${limit}`,
  `SELECT ticket_id FROM (
     SELECT ticket_id, due_at FROM clock WHERE ${canBeKept}
       AND EXISTS (SELECT FROM ticket WHERE ticket.id = clock.ticket_id AND ${isPlannable})
     ORDER BY due_at LIMIT ${limit * promiseMetrics.length}) due
   GROUP BY ticket_id ORDER BY min(due_at) LIMIT ${limit}`,
  `SELECT id FROM ticket WHERE ${isPlannable} ORDER BY queued_at LIMIT ${limit}`,
];

/** Waiting tickets without an offer, `limit` of each: the most important, those with the promise due first that is not late
 *  yet, and those that have waited longest. So none is overlooked for ever because others matter more. */
export const loadWaiting = (tx: Queryable, policy: Policy, limit: number): Promise<Waiting[]> =>
  waitingAmong(
    tx,
    policy,
    looks(Math.floor(limit))
      .map((look) => `(${look})`)
      .join(" UNION "),
  );

/** One of them; null for a ticket that does not wait for the planner. */
export async function loadWaitingTicket(tx: Queryable, policy: Policy, id: string): Promise<Waiting | null> {
  const [found] = await waitingAmong(tx, policy, `SELECT id FROM ticket WHERE id = $1::uuid AND ${isPlannable}`, [id]);
  return found ?? null;
}

/** Those whose ids a query gives. */
async function waitingAmong(tx: Queryable, policy: Policy, ids: string, values: unknown[] = []): Promise<Waiting[]> {
  const rows = await tx.$queryRawUnsafe<WaitingRow[]>(
    `SELECT t.id, t.created_at, t.queued_at, t.candidates, t.issue_type_id, t.complexity, t.complexity_variance, t.importance, t.min_tier,
       t.queue_tier, t.owner_team_id, t.touches, t.barred_teams, t.barred_people, t.last_agent_id,
       t.wait_reasons, t.widened,
       (SELECT jsonb_agg(jsonb_build_object('metric', c.metric, 'due_at', c.due_at))
          FROM clock c WHERE c.ticket_id = t.id AND c.state = 'running' AND c.tier IS NULL AND c.metric <> 'approval') AS clocks
     FROM ticket t
     WHERE t.id IN (${ids})`,
    ...values,
  );
  const { costs } = policy.document.sla;
  const seen = (r: WaitingRow): WaitingTicket => ({
    id: r.id,
    createdAt: r.created_at.getTime(),
    waitingSince: r.queued_at.getTime(),
    candidates: r.candidates,
    complexity: r.complexity,
    complexityVariance: r.complexity_variance,
    importance: r.importance,
    minTier: r.min_tier,
    clocks: (r.clocks ?? []).map((c) => ({
      metric: c.metric,
      dueAt: new Date(c.due_at).getTime(),
      breachCost: (costs[c.metric]?.breach ?? 0) * r.importance,
      lateCostPerHour: (costs[c.metric]?.lateHour ?? 0) * r.importance,
    })),
    queued: { tier: r.queue_tier, team: r.owner_team_id, since: r.queued_at.getTime() },
    touches: r.touches,
    // With the team that it waits with although it released it: the last resort, which has nobody to pass it on to.
    barredTeams: r.barred_teams.filter((team) => team !== r.owner_team_id),
    barredAgents: r.barred_people,
    preferredAgent: r.last_agent_id,
    ownerTeam: r.owner_team_id,
    widened: r.widened,
    requires: r.issue_type_id === null ? [] : (policy.issueType(r.issue_type_id)?.requires ?? []),
  });
  return rows.map((r) => ({ ticket: seen(r), reasons: listOf(r.wait_reasons) }));
}

/** Says of tickets that cannot be planned what is wrong with them, with the event, and changes nothing else: their rows are
 *  not what a command would write again. Told once; gives the ids of those to whom it is news. */
export async function setAside(tx: Queryable, ids: readonly string[], reasons: Reason[]): Promise<string[]> {
  const told = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
    `WITH told AS (
       UPDATE ticket SET wait_reasons = $2::jsonb WHERE id = ANY($1::uuid[]) AND wait_reasons <> $2::jsonb RETURNING id)
     INSERT INTO ticket_event (at, ticket_id, type, actor_kind, data)
     SELECT baton_now(), id, 'WaitExplained', 'system', jsonb_build_object('reasons', $2::jsonb) FROM told
     RETURNING ticket_id`,
    ids,
    JSON.stringify(reasons),
  );
  return told.map((r) => r.ticket_id);
}
