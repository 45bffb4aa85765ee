import { aheadMs, backMs, type OpenWork } from "../domain/assignment/ahead";
import type { Staff } from "../domain/assignment/deskSnapshot";
import type { WaitingTicket } from "../domain/assignment/snapshot";
import { skillOf } from "../domain/estimates/expected";
import { speaks, spokenBy } from "../domain/people/languages";
import type { Policy } from "../domain/policy/compile";
import type { Reason } from "../domain/reasons";
import { receivesWork, receivingCustoms } from "../domain/rescue/receives";
import { type Channel, type Presence, type PromiseMetric, promiseMetrics } from "../domain/vocabulary";
import type { Queryable } from "./client";
import { leastWeight, loadsBy, weightsOf } from "./loads";
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

/** Everything that is offered to people of whose offers one has run out. These are locked, for what they miss is counted; of
 *  somebody who is just being changed it is left to the next look, so that a plan waits for nobody. */
export async function offeredToMissers(tx: Queryable): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
    `WITH missing AS (
       SELECT p.id FROM offer o JOIN person p ON p.id = o.person_id
       WHERE o.state = 'pending' AND o.expires_at <= (SELECT baton_now())
       ORDER BY o.expires_at LIMIT 500 FOR NO KEY UPDATE OF p SKIP LOCKED)
     SELECT ticket_id FROM offer WHERE state = 'pending' AND person_id IN (SELECT id FROM missing)`,
  );
  return rows.map((r) => r.ticket_id);
}

/** Counts the offers that people who are locked have missed, each as often as they are named; who has missed `most` in a row
 *  gets the presence `after`. Gives what is said of each now. */
export async function countMisses(
  tx: Queryable,
  missed: readonly string[],
  { most, after }: { most: number; after: Presence },
): Promise<{ id: string; presence: Presence; custom: string | null }[]> {
  return tx.$queryRawUnsafe(
    `UPDATE person SET missed_offers = missed_offers + m.n,
       presence = CASE WHEN missed_offers + m.n >= $2 AND presence IN ('online', 'custom') THEN $3 ELSE presence END,
       custom_presence = CASE WHEN missed_offers + m.n >= $2 THEN NULL ELSE custom_presence END,
       presence_at = CASE WHEN missed_offers + m.n >= $2 AND presence IN ('online', 'custom') THEN baton_now() ELSE presence_at END
     FROM (SELECT id, count(*)::int AS n FROM unnest($1::uuid[]) AS id GROUP BY id) m WHERE person.id = m.id
     RETURNING person.id, person.presence, person.custom_presence AS custom`,
    ...[missed, most, after],
  );
}

/** Who of those chosen still receives work now that the plan is made, and is kept so until the transaction ends: whoever goes
 *  meanwhile waits for it, and takes back what it offered. Without somebody who is just being changed. */
export async function keepReceiving(tx: Queryable, ids: readonly string[], policy: Policy): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM person WHERE id = ANY($1::uuid[]) AND disabled_at IS NULL AND absence IS DISTINCT FROM 'heartbeat'
       AND (presence = 'online' OR (presence = 'custom' AND custom_presence = ANY($2::text[])))
     ORDER BY id FOR SHARE SKIP LOCKED`,
    ids,
    receivingCustoms(policy),
  );
  return new Set(rows.map((r) => r.id));
}

interface AgentRow {
  id: string;
  tier: number;
  capacity: number;
  presence: Presence;
  custom_presence: string | null;
  is_silent: boolean;
  schedule: unknown;
  teams: string[];
  skills: Record<string, number>;
  languages: string[];
  /** Per issue type what outcomes say: logits and how far they are trusted. */
  learned: Record<string, [offset: number, trust: number]> | null;
  speed: number | null;
  /** Slots taken. */
  load: number;
  /** What somebody with no room left has in hand that is not waiting for anybody; null for others. */
  work: { issueType: string | null; since: string; touches: number; channel: Channel }[] | null;
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

export async function loadStaff(tx: Queryable, policy: Policy | null, now: number): Promise<Staff> {
  const rows = await tx.$queryRawUnsafe<AgentRow[]>(
    `WITH latest AS (SELECT max(version) AS version FROM estimate_run),
     taken AS (${loadsBy("$1")}),
     loads AS (
       SELECT p.id, COALESCE(k.load, 0) AS load FROM person p LEFT JOIN taken k ON k.person_id = p.id
       WHERE p.disabled_at IS NULL AND (p.presence <> 'offline' OR p.schedule IS NOT NULL))
     SELECT p.id, p.tier, p.capacity, p.presence, p.custom_presence, COALESCE(p.absence = 'heartbeat', false) AS is_silent,
       p.schedule, p.languages, l.load,
       ARRAY(SELECT team_id FROM working_team WHERE person_id = p.id ORDER BY team_id) AS teams,
       COALESCE((SELECT jsonb_object_agg(skill, proficiency) FROM person_skill WHERE person_id = p.id), '{}') AS skills,
       (SELECT jsonb_object_agg(s.issue_type_id, jsonb_build_array(s.offset_logits, s.trust))
          FROM estimate_skill s WHERE s.version = latest.version AND s.person_id = p.id) AS learned,
       (SELECT e.speed FROM estimate_speed e WHERE e.version = latest.version AND e.person_id = p.id) AS speed,
       CASE WHEN l.load + $2::float8 > p.capacity THEN
         (SELECT jsonb_agg(jsonb_build_object('issueType', t.issue_type_id, 'since', a.assigned_at, 'touches', t.touches,
              'channel', t.channel)
            ORDER BY a.assigned_at, a.id)
          FROM assignment a JOIN ticket t ON t.id = a.ticket_id
          WHERE a.person_id = p.id AND a.ended_at IS NULL AND t.status = 'open') END AS work
     FROM person p JOIN loads l ON l.id = p.id, latest`,
    weightsOf(policy),
    leastWeight(policy),
  );
  const desk = policy?.document.understanding.languages ?? [];
  const staff: Staff = { agents: [], ahead: [] };
  for (const r of rows) {
    const { id, tier, teams, capacity: slots } = r;
    const speed = r.speed ?? 1;
    const work = (r.work ?? []).map(
      (w): OpenWork => ({
        issueType: w.issueType,
        since: new Date(w.since).getTime(),
        touches: w.touches,
        size: policy?.size(w.channel) ?? 1,
      }),
    );
    const shiftEndsAt = shiftEnd(r.schedule, now);
    if (shiftEndsAt === null) {
      const beginsAt = shiftOf(r.schedule, now)?.changesAt ?? null;
      const isSoon = beginsAt !== null && beginsAt <= now + aheadMs;
      if (isSoon) staff.ahead.push({ tier, teams, slots, speed, beginsAt, work });
    } else if (r.is_silent) {
      // Nobody counts on whoever has fallen silent.
    } else if (receivesWork(r.presence, r.custom_presence, policy)) {
      const freeSlots = Math.max(0, slots - r.load);
      const skill = skillsOf(r);
      const can = [...Object.keys(r.skills), ...spokenBy(r.languages, desk).map(speaks)];
      staff.agents.push({ id, tier, teams, slots, freeSlots, shiftEndsAt, skill, speed, can });
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
  queued_at: Date | null;
  candidates: { issueType: string; probability: number }[];
  issue_type_id: string | null;
  channel: Channel;
  /** Where somebody of its team speaks it. */
  language: string | null;
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
  AND owner_team_id IS NOT NULL AND assistant_lane IS NULL AND incident_id IS NULL`;
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
  const [found] = await waitingAmong(tx, policy, `SELECT id FROM ticket WHERE id = $2::uuid AND ${isPlannable}`, [id]);
  return found ?? null;
}

/** Any tickets as the planner would see them, whether they wait for it or not. */
export const loadAsWaiting = (tx: Queryable, policy: Policy, ids: readonly string[]): Promise<Waiting[]> =>
  ids.length === 0 ? Promise.resolve([]) : waitingAmong(tx, policy, "SELECT unnest($2::uuid[])", [[...ids]]);

/** Those whose ids a query gives; `values` are its parameters from $2 on. A language is asked for where somebody of the team
 *  speaks it: with nobody else to wait for, whoever can take it does. */
async function waitingAmong(tx: Queryable, policy: Policy, ids: string, values: unknown[] = []): Promise<Waiting[]> {
  const rows = await tx.$queryRawUnsafe<WaitingRow[]>(
    `WITH speakers AS (
       SELECT DISTINCT pt.team_id, l.language FROM person p JOIN working_team pt ON pt.person_id = p.id
       CROSS JOIN LATERAL unnest(CASE WHEN p.languages = '{}' THEN $1::text[] ELSE p.languages END) AS l(language)
       WHERE p.disabled_at IS NULL)
     SELECT t.id, t.created_at, t.queued_at, t.candidates, t.issue_type_id, t.channel,
       CASE WHEN (t.owner_team_id, t.language) IN (SELECT team_id, language FROM speakers) THEN t.language END AS language,
       t.complexity, t.complexity_variance, t.importance, t.min_tier,
       t.queue_tier, t.owner_team_id, t.touches, t.barred_teams, t.barred_people, t.last_agent_id,
       t.wait_reasons, t.widened,
       (SELECT jsonb_agg(jsonb_build_object('metric', c.metric, 'due_at', c.due_at))
          FROM clock c WHERE c.ticket_id = t.id AND c.state = 'running' AND c.tier IS NULL AND c.metric <> 'approval') AS clocks
     FROM ticket t
     WHERE t.id IN (${ids})`,
    policy.document.understanding.languages,
    ...values,
  );
  const { costs } = policy.document.sla;
  const seen = (r: WaitingRow): WaitingTicket => ({
    id: r.id,
    createdAt: r.created_at.getTime(),
    waitingSince: (r.queued_at ?? r.created_at).getTime(),
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
    // One that nobody owns is looked at too, though the planner does not.
    queued: r.queued_at && { tier: r.queue_tier, team: r.owner_team_id, since: r.queued_at.getTime() },
    touches: r.touches,
    // With the team that it waits with although it released it: the last resort, which has nobody to pass it on to.
    barredTeams: r.barred_teams.filter((team) => team !== r.owner_team_id),
    barredAgents: r.barred_people,
    preferredAgent: r.last_agent_id,
    ownerTeam: r.owner_team_id,
    widened: r.widened,
    size: policy.size(r.channel),
    requires: [
      ...(r.issue_type_id === null ? [] : (policy.issueType(r.issue_type_id)?.requires ?? [])),
      ...(r.language === null ? [] : [speaks(r.language)]),
    ],
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
