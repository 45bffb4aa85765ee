import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import type { Capacity } from "../../domain/simulation/whatIf/congestion";
import { queueKey } from "../../domain/simulation/whatIf/evaluate";
import type { Fate, HistoricTicket, Observed, SimPromise, Spent } from "../../domain/simulation/whatIf/ticket";
import type { Channel, Segment } from "../../domain/vocabulary";
import { analyticsPool } from "../analytics/pool";
import { messageText } from "../messageText";

/** So many tickets at a time: some thousand facts are a few MB. */
const atOnce = 500;

interface ClockRow {
  metric: SimPromise;
  state: string;
  calendar: string | null;
  target: number;
  consumed: number;
  from: number;
  to: number | null;
  breached: boolean;
}
interface Row {
  id: string;
  created_at: Date;
  channel: string;
  segment: string;
  status: string;
  owner: string | null;
  hops: number;
  touches: number;
  /** Tiers of people that had it, in order; only where analytics has not counted it yet. */
  tiers: number[] | null;
  facts: DecisionFacts;
  result: Pick<DecisionResult, "team" | "tier" | "disposition" | "complexity">;
  text: string | null;
  clocks: ClockRow[] | null;
  stages: number[] | null;
  handoffs: number | null;
  last_team: string | null;
  abandoned: string | null;
  is_assistant: boolean | null;
  is_contained: boolean | null;
}

/** The first decision of each ticket that came in, what its promises spent, and what analytics knows of it. */
const sql = `
  SELECT t.id, t.created_at, t.channel, t.segment, t.status, t.owner_team_id AS owner, t.hops, t.touches, a.tiers,
    d.facts, json_build_object('team', d.result->>'team', 'tier', (d.result->>'tier')::int, 'disposition', d.disposition,
      'complexity', (d.result->>'complexity')::float8) AS result,
    ${messageText} AS text,
    c.clocks, f.stages, f.handoffs, f.team AS last_team, f.abandoned, f.is_assistant_involved AS is_assistant, f.is_contained
  FROM ticket t
  JOIN LATERAL (SELECT facts, result, disposition, message_id FROM decision WHERE ticket_id = t.id ORDER BY at, id LIMIT 1) d ON true
  LEFT JOIN message m ON m.id = d.message_id
  LEFT JOIN ticket_fact f ON f.ticket_id = t.id
  LEFT JOIN LATERAL (SELECT array_agg(tier ORDER BY assigned_at, id) AS tiers FROM assignment
    WHERE f.ticket_id IS NULL AND ticket_id = t.id) a ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('metric', metric, 'state', state, 'calendar', calendar_id, 'target', target_ms,
      'consumed', consumed_ms, 'from', extract(epoch FROM started_at) * 1000, 'to', extract(epoch FROM stopped_at) * 1000,
      'breached', breached_at IS NOT NULL) ORDER BY started_at, id) AS clocks
    FROM clock WHERE ticket_id = t.id AND tier IS NULL AND metric IN ('firstResponse', 'resolution') AND state <> 'void') c ON true
  WHERE t.created_at >= $1 AND t.created_at < $2 AND t.merged_into_id IS NULL AND (t.created_at, t.id) > ($3, $4::uuid)
  ORDER BY t.created_at, t.id LIMIT ${atOnce}`;

/** Of several clocks of a metric the first: a ticket that comes back has another beginning. */
function promisesOf(clocks: readonly ClockRow[], now: number): Observed["promises"] {
  const promises: Partial<Record<SimPromise, Spent>> = {};
  for (const c of clocks) {
    if (promises[c.metric]) continue;
    const isKept = c.to !== null;
    // One that runs on was counted up to its last pause; that it is late already is known.
    const spentMs = !isKept && c.breached ? Math.max(c.consumed, c.target + 1) : c.consumed;
    promises[c.metric] = { spentMs, calendar: c.calendar, isKept, from: c.from, to: c.to ?? now };
  }
  return promises;
}

function fateOf(r: Row): Fate {
  if (r.abandoned !== null) return "abandoned";
  return r.status === "resolved" || r.status === "closed" ? "resolved" : "open";
}

const climbs = (stages: readonly number[]) =>
  stages.reduce((n, tier, i) => n + (i > 0 && tier >= 1 && stages[i - 1]! >= 1 && tier !== stages[i - 1] ? 1 : 0), 0);

/** As analytics counts it; of a ticket that it has not counted yet, whether people had it. */
function containedOf(r: Row): boolean | null {
  if (r.is_assistant !== null) return r.is_assistant ? r.is_contained : null;
  return r.result.disposition === "human" ? null : fateOf(r) === "resolved" && r.touches === 0;
}

function ticketOf(r: Row, now: number): HistoricTicket {
  const { team, tier, disposition, complexity } = r.result;
  return {
    id: r.id,
    at: r.created_at.getTime(),
    channel: r.channel as Channel,
    segment: r.facts.segment ?? (r.segment as Segment),
    facts: r.facts,
    text: r.text,
    was: {
      place: { team, tier, lane: disposition },
      complexity,
      lastTeam: r.last_team ?? r.owner ?? team,
      fate: fateOf(r),
      escalations: climbs(r.stages ?? r.tiers ?? []),
      handoffs: r.handoffs ?? r.hops,
      isContained: containedOf(r),
      promises: promisesOf(r.clocks ?? [], now),
    },
  };
}

const inPeriod = `FROM ticket t WHERE t.created_at >= $1 AND t.created_at < $2 AND t.merged_into_id IS NULL
  AND EXISTS (SELECT 1 FROM decision d WHERE d.ticket_id = t.id)`;
const periodOf = (from: number, to: number) => [new Date(from), new Date(to)];

export async function countOwn(from: number, to: number): Promise<number> {
  const { rows } = await analyticsPool().query<{ n: number }>(
    `SELECT count(*)::int AS n ${inPeriod}`,
    periodOf(from, to),
  );
  return rows[0]!.n;
}

/** The desk's tickets that came in within a period, in order, some hundred at a time. */
export async function* ownHistory({
  from,
  to,
  now,
}: {
  from: number;
  to: number;
  now: number;
}): AsyncGenerator<HistoricTicket[]> {
  const next = (after: readonly [Date, string]) => analyticsPool().query<Row>(sql, [...periodOf(from, to), ...after]);
  let coming = next([new Date(from), "00000000-0000-0000-0000-000000000000"]);
  for (;;) {
    const { rows } = await coming;
    const last = rows.at(-1);
    if (!last) return;
    // The next ones come while these are worked on; whoever stops here needs no word of how they ended.
    coming = next([last.created_at, last.id]);
    coming.catch(() => undefined);
    yield rows.map((r) => ticketOf(r, now));
  }
}

/** A working day of a person, without breaks and talks. */
const dayMinutes = 450;

/** What people had for each queue: days on which they took tickets there, shared among the queues of that day. */
export async function ownCapacity(from: number, to: number): Promise<Record<string, Capacity>> {
  const { rows } = await analyticsPool().query<{ team: string; tier: number; days: number; person_days: number }>(
    `WITH a AS (SELECT person_id, date_trunc('day', assigned_at) AS day, team_id, tier, count(*) AS n FROM assignment
         WHERE assigned_at >= $1 AND assigned_at < $2 GROUP BY 1, 2, 3, 4),
       shared AS (SELECT *, n / sum(n) OVER (PARTITION BY person_id, day) AS part FROM a)
     SELECT team_id AS team, tier, count(DISTINCT day)::int AS days, sum(part)::float8 AS person_days
     FROM shared GROUP BY 1, 2 ORDER BY 1, 2`,
    periodOf(from, to),
  );
  return Object.fromEntries(
    rows.map((r) => [
      queueKey(r.team, r.tier),
      { minutes: r.person_days * dayMinutes, people: r.person_days / r.days },
    ]),
  );
}
