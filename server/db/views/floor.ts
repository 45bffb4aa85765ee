import type { Policy } from "../../domain/policy/compile";
import { receivingCustoms } from "../../domain/rescue/receives";
import { db } from "../client";
import { leastWeight, loadsBy, weightsOf } from "../loads";
import { isOwed, ticketsAtRisk } from "./atRisk";
import { isSetAside } from "./ticketList";

/** One queue (team × tier) as the lead sees it. Instants are epoch ms. */
export interface QueueState {
  id: string;
  team: string;
  teamName: string;
  tier: number;
  tierName: string;
  waiting: number;
  offered: number;
  inWork: number;
  oldestWaitSince: number | null;
  /** Open tickets with people that have a late promise to the customer, and others that have one at risk: `late.ts`. */
  atRisk: number;
  breached: number;
  agentsFree: number;
  agentsAtCapacity: number;
}

export interface AssistantLane {
  /** Tickets of the last 24 hours by disposition. */
  autonomous: number;
  review: number;
  human: number;
  /** What the assistant has now: it is writing or acting, a draft waits for a reviewer, the customer has an answer. */
  answering: number;
  reviewing: number;
  confirming: number;
}

export interface Floor {
  queues: QueueState[];
  unowned: number;
  /** What the named person of the last resort has, because nobody else owns it. */
  lastResort: number;
  /** What the planner had to set aside, because something of it cannot be calculated with. */
  invalid: number;
  assistant: AssistantLane;
  /** The next instant at which a promise to a customer is broken if nothing happens. */
  nextBreachAt: number | null;
}

interface CountRow {
  team: string;
  tier: number;
  waiting: number;
  offered: number;
  in_work: number;
  oldest: Date | null;
  breached: number;
}

export const queueId = (team: string, tier: number) => `${team}-t${tier}`;

const counts = () => db.$queryRaw<CountRow[]>`
  SELECT t.owner_team_id AS team, t.queue_tier AS tier,
    count(*) FILTER (WHERE t.assignee_id IS NULL AND t.offer_id IS NULL AND t.assistant_lane IS NULL
      AND t.incident_id IS NULL)::int AS waiting,
    count(*) FILTER (WHERE t.offer_id IS NOT NULL)::int AS offered,
    count(*) FILTER (WHERE t.assignee_id IS NOT NULL)::int AS in_work,
    min(t.queued_at) FILTER (WHERE t.assignee_id IS NULL AND t.assistant_lane IS NULL AND t.incident_id IS NULL) AS oldest,
    count(*) FILTER (WHERE k.late AND t.assistant_lane IS NULL)::int AS breached
  FROM ticket t
  LEFT JOIN LATERAL (
    SELECT bool_or(c.due_at <= (SELECT baton_now())) AS late
    FROM clock c WHERE c.ticket_id = t.id AND ${isOwed}) k ON true
  WHERE t.status IN ('open', 'waiting') AND t.owner_team_id IS NOT NULL
  GROUP BY 1, 2`;

/** How many tickets that are not late have a promise at risk, by queue. */
async function risks(): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const { team, tier } of await ticketsAtRisk()) {
    const id = queueId(team, tier);
    found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}

const people = (policy: Policy) =>
  db.$queryRawUnsafe<{ team: string; tier: number; free: number; full: number }[]>(
    `WITH taken AS (${loadsBy("$1")})
  SELECT pt.team_id AS team, p.tier, count(*) FILTER (WHERE COALESCE(k.load, 0) + $2::float8 <= p.capacity)::int AS free,
    count(*) FILTER (WHERE COALESCE(k.load, 0) + $2::float8 > p.capacity)::int AS full
  FROM person p JOIN working_team pt ON pt.person_id = p.id
  LEFT JOIN taken k ON k.person_id = p.id
  WHERE p.disabled_at IS NULL AND p.absence IS NULL
    AND (p.presence = 'online' OR (p.presence = 'custom' AND p.custom_presence = ANY($3::text[]))) GROUP BY 1, 2`,
    weightsOf(policy),
    leastWeight(policy),
    receivingCustoms(policy),
  );

const lane = () => db.$queryRaw<
  (AssistantLane & { unowned: number; last_resort: number; invalid: number; next_breach: Date | null })[]
>`
  SELECT count(*) FILTER (WHERE disposition = 'autonomous' AND is_new)::int AS autonomous,
    count(*) FILTER (WHERE disposition = 'review' AND is_new)::int AS review,
    count(*) FILTER (WHERE disposition = 'human' AND is_new)::int AS human,
    count(*) FILTER (WHERE assistant_step IN ('answering', 'acting', 'drafting'))::int AS answering,
    count(*) FILTER (WHERE assistant_step = 'reviewing')::int AS reviewing,
    count(*) FILTER (WHERE assistant_step IN ('confirming', 'followedUp'))::int AS confirming,
    count(*) FILTER (WHERE is_open AND owner_team_id IS NULL AND assignee_id IS NULL)::int AS unowned,
    (SELECT count(*) FROM assignment s JOIN ticket k ON k.id = s.ticket_id AND k.status IN ('open', 'waiting')
       WHERE s.ended_at IS NULL AND s.via = 'lastResort')::int AS last_resort,
    (SELECT count(*) FROM ticket t WHERE ${isSetAside})::int AS invalid,
    (SELECT min(c.due_at) FROM clock c WHERE ${isOwed} AND c.due_at > (SELECT baton_now())) AS next_breach
  FROM (SELECT disposition, assistant_step, owner_team_id, assignee_id, status IN ('open', 'waiting') AS is_open,
          created_at > baton_now() - interval '24 hours' AS is_new
        FROM ticket WHERE status IN ('open', 'waiting') OR created_at > baton_now() - interval '24 hours') t`;

/** The whole floor: every queue that the policy names, and any other that still holds work. */
export async function loadFloor(policy: Policy): Promise<Floor> {
  const [rows, atRisk, staff, [total]] = await Promise.all([counts(), risks(), people(policy), lane()]);
  const names = new Map(policy.document.teams.map((t) => [t.id, t.name]));
  const tierNames = new Map(policy.document.tiers.map((t) => [t.tier, t.name]));
  const named = policy.document.teams.flatMap((t) => policy.teamTiers(t.id).map((tier) => ({ team: t.id, tier })));
  const stray = rows.filter((r) => !named.some((n) => n.team === r.team && n.tier === r.tier));
  const queues = [...named, ...stray].map(({ team, tier }): QueueState => {
    const row = rows.find((r) => r.team === team && r.tier === tier);
    const crew = staff.find((s) => s.team === team && s.tier === tier);
    return {
      id: queueId(team, tier),
      team,
      teamName: names.get(team) ?? team,
      tier,
      tierName: tierNames.get(tier) ?? `T${tier}`,
      waiting: row?.waiting ?? 0,
      offered: row?.offered ?? 0,
      inWork: row?.in_work ?? 0,
      oldestWaitSince: row?.oldest?.getTime() ?? null,
      atRisk: atRisk.get(queueId(team, tier)) ?? 0,
      breached: row?.breached ?? 0,
      agentsFree: crew?.free ?? 0,
      agentsAtCapacity: crew?.full ?? 0,
    };
  });
  const { unowned, last_resort: lastResort, invalid, next_breach, ...assistant } = total!;
  return { queues, unowned, lastResort, invalid, assistant, nextBreachAt: next_breach?.getTime() ?? null };
}
