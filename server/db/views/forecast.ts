import { backMs } from "../../domain/assignment/ahead";
import { defaultRoutingWeights } from "../../domain/assignment/snapshot";
import { planningEstimates } from "../../domain/estimates/expected";
import {
  type ArrivalKind,
  type ArrivalStream,
  type ForecastFloor,
  type ForecastPerson,
  type ForecastTicket,
  type Horizon,
  keyOf,
  type Queue,
  type QueueForecast,
} from "../../domain/forecast/floor";
import { forecastFloor } from "../../domain/forecast/forecast";
import { type TeamOverride, tryOverride } from "../../domain/forecast/overrideTrial";
import { type ArrivalCount, arrivalRates, hourOfWeek } from "../../domain/forecast/rates";
import { type Availability, type StaffingOption, smallestChange } from "../../domain/forecast/staffing";
import { type QueueTrial, type TeamChange, tryTeams } from "../../domain/forecast/trial";
import { type Override, overridden } from "../../domain/override/override";
import type { Policy } from "../../domain/policy/compile";
import { reason } from "../../domain/reasons";
import { receivesWork } from "../../domain/rescue/receives";
import { type Presence, type PromiseMetric, promiseMetrics, type Segment } from "../../domain/vocabulary";
import { db } from "../client";
import { loadEstimates } from "../estimates";
import { overridesInForce } from "../overrides";
import { shiftEnd, shiftOf } from "../schedules";
import { forecastTickets } from "./forecastTickets";

const minute = 60_000;
const hour = 60 * minute;
/** How far back arrivals are counted. */
const weeksBack = 8;
const horizonHours = 4;
/** Half of a touch passes, roughly, until the customer has their answer. */
const replyShare = 0.5;
const gridMs = 10 * minute;

export interface FloorFacts {
  floor: ForecastFloor;
  /** Waiting tickets that nobody would get to within its hours, and that it leaves out. */
  leftOut: number;
  /** Ids of the overrides that arrivals follow. */
  overrides: string[];
  names: Map<string, string>;
  /** The teams that each belongs to, lent away or not. */
  ownTeams: Map<string, string[]>;
  availability: Availability;
}

interface PersonRow {
  id: string;
  name: string;
  tier: number;
  capacity: number;
  presence: Presence;
  custom_presence: string | null;
  is_silent: boolean;
  is_lent: boolean;
  own_teams: string[];
  schedule: unknown;
  teams: string[];
  speed: number | null;
}

/** Loans that end soon, and the teams that those people work for then. */
const loansEnding = () => db.$queryRaw<{ person: string; until: Date; teams: string[] }[]>`
  SELECT l.person_id AS person, l.until, ARRAY(SELECT team_id FROM person_team WHERE person_id = l.person_id ORDER BY team_id) AS teams
  FROM loan l WHERE l.ended_at IS NULL AND l.until > (SELECT baton_now())
    AND l.until < (SELECT baton_now()) + ${horizonHours} * interval '1 hour'`;

const people = () => db.$queryRaw<PersonRow[]>`
  SELECT p.id, p.name, p.tier, p.capacity, p.presence, p.custom_presence, p.schedule,
    COALESCE(p.absence = 'heartbeat', false) AS is_silent,
    EXISTS (SELECT 1 FROM loan l WHERE l.person_id = p.id AND l.ended_at IS NULL AND l.until > (SELECT baton_now())) AS is_lent,
    ARRAY(SELECT team_id FROM working_team WHERE person_id = p.id ORDER BY team_id) AS teams,
    ARRAY(SELECT team_id FROM person_team WHERE person_id = p.id ORDER BY team_id) AS own_teams,
    (SELECT e.speed FROM estimate_speed e WHERE e.person_id = p.id
       AND e.version = (SELECT max(version) FROM estimate_run)) AS speed
  FROM person p WHERE p.disabled_at IS NULL AND (p.presence <> 'offline' OR p.schedule IS NOT NULL) ORDER BY p.id`;

/** Arrivals of the last weeks, by queue and hour of the week (those of a queue's escalations left out, which the forecast makes
 *  itself), and what they were about. */
interface History {
  counts: ArrivalCount[];
  weeks: number;
  mix: (Queue & { issueType: string | null; segment: Segment; importance: number; n: number })[];
}

async function loadHistory(): Promise<History> {
  const [counts, mix, [first]] = await Promise.all([
    db.$queryRaw<{ team: string; tier: number; hour: Date; n: number }[]>`
      SELECT e.data->>'team' AS team, (e.data->>'tier')::int AS tier, date_trunc('hour', e.at) AS hour, count(*)::int AS n
      FROM ticket_event e
      WHERE e.type = 'TicketQueued' AND e.at > (SELECT baton_now()) - ${weeksBack} * interval '7 days'
        AND NOT EXISTS (SELECT 1 FROM ticket_event x WHERE x.ticket_id = e.ticket_id AND x.type = 'TicketEscalated'
          AND x.at = e.at)
      GROUP BY 1, 2, 3`,
    db.$queryRaw<History["mix"]>`
      SELECT owner_team_id AS team, queue_tier AS tier, issue_type_id AS "issueType", segment,
        avg(importance)::float8 AS importance, count(*)::int AS n
      FROM ticket WHERE created_at > (SELECT baton_now()) - ${weeksBack} * interval '7 days' AND owner_team_id IS NOT NULL
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    db.$queryRaw<{ weeks: number | null }[]>`
      SELECT extract(epoch FROM (SELECT baton_now()) - min(created_at))::float8 / 604800 AS weeks FROM ticket`,
  ]);
  const byHour = new Map<string, ArrivalCount>();
  for (const { team, tier, hour: at, n } of counts) {
    const h = hourOfWeek(at.getTime());
    const key = `${keyOf({ team, tier })} ${h}`;
    const known = byHour.get(key);
    if (known) known.count += n;
    else byHour.set(key, { team, tier, hourOfWeek: h, count: n });
  }
  return { counts: [...byHour.values()], weeks: Math.min(weeksBack, first?.weeks ?? 0), mix };
}

/** Eight weeks change little in ten minutes. */
const historyMs = 10 * minute;
let kept: { at: number; history: Promise<History> } | null = null;
function history(now: number): Promise<History> {
  if (kept && Math.abs(now - kept.at) < historyMs) return kept.history;
  const fresh = { at: now, history: loadHistory() };
  kept = fresh;
  fresh.history.catch(() => {
    if (kept === fresh) kept = null;
  });
  return fresh.history;
}

/** For tests, which make a past and look at once. */
export const forgetHistory = (): void => {
  kept = null;
  keptForecast = null;
};

/** When what arrives is due; looked up once for every ten minutes of arrival. */
function dueIn(policy: Policy, metric: PromiseMetric, issueType: string | null, segment: Segment) {
  const target = policy.target(metric, issueType, segment);
  if (!target) return null;
  const scale = policy.scale(target.calendar?.id ?? null);
  const known = new Map<number, number>();
  return (at: number) => {
    const cell = Math.floor(at / gridMs);
    let due = known.get(cell);
    if (due === undefined) {
      due = scale.add(cell * gridMs, target.targetMs);
      known.set(cell, due);
    }
    // Within open hours it moves with the arrival; where they are shut it stays.
    return due + (scale.between(at, at + 1) > 0 ? at - cell * gridMs : 0);
  };
}

function kindsOf(policy: Policy, mix: History["mix"], typesOf: ReturnType<typeof planningEstimates>): ArrivalKind[] {
  const { costs } = policy.document.sla;
  return mix.map(({ issueType, segment, importance, n }) => ({
    weight: n,
    byTier: (issueType !== null && typesOf[issueType]?.byTier) || {},
    clocks: promiseMetrics.flatMap((metric) => {
      if (metric === "nextResponse") return [];
      const dueAt = dueIn(policy, metric, issueType, segment);
      return dueAt ? [{ metric, dueAt, breachCost: (costs[metric]?.breach ?? 0) * importance }] : [];
    }),
  }));
}

/** What comes to a queue, and what of it overrides in force send to others. */
function streamsOf(
  policy: Policy,
  q: Queue,
  perHour: number[],
  mix: History["mix"],
  typesOf: ReturnType<typeof planningEstimates>,
  overrides: readonly Override[],
): ArrivalStream[] {
  const all = mix.reduce((sum, m) => sum + m.n, 0);
  const placed = Map.groupBy(mix, ({ issueType, segment }) => {
    const { team, tier } = overridden(policy, { ...q, issueType, reason: reason("ownerMissing") }, segment, overrides);
    return keyOf({ team, tier });
  });
  return [...placed].map(([key, part]) => {
    const { issueType, segment } = part[0]!;
    const { team, tier } = overridden(policy, { ...q, issueType, reason: reason("ownerMissing") }, segment, overrides);
    const share = part.reduce((sum, m) => sum + m.n, 0) / all;
    return {
      ...{ team, tier, perHour: perHour.map((n) => n * share), kinds: kindsOf(policy, part, typesOf) },
      ...(key !== keyOf(q) && { instead: q }),
    };
  });
}

/** When somebody works within the horizon; null = not, as far as is known. */
function presentFrom(r: PersonRow, policy: Policy, now: number): { from: number; until: number } | null {
  const { presence, schedule } = r;
  const end = shiftEnd(schedule, now);
  if (end === null || Number.isNaN(end)) {
    // Outside of their hours: they are expected when these begin.
    const begins = shiftOf(schedule, now)?.changesAt;
    if (begins == null || begins >= now + horizonHours * hour) return null;
    return { from: begins, until: shiftEnd(schedule, begins) ?? begins };
  }
  if (presence === "offline" || r.is_silent) return null;
  return { from: receivesWork(presence, r.custom_presence, policy) ? now : now + backMs, until: end };
}

/** All that a forecast reads, as it is now. */
export async function loadFloorFacts(policy: Policy): Promise<FloorFacts> {
  const [[time], rows, staff, loans, estimates, overrides] = await Promise.all([
    db.$queryRaw<{ now: Date }[]>`SELECT baton_now() AS now`,
    forecastTickets(),
    people(),
    loansEnding(),
    loadEstimates(),
    overridesInForce(),
  ]);
  const now = time!.now.getTime();
  const past = await history(now);
  const types = planningEstimates(estimates, policy);
  const { costs } = policy.document.sla;
  const known = policy.document.teams.flatMap((t) => policy.teamTiers(t.id).map((tier) => ({ team: t.id, tier })));
  const queues = [
    ...new Map([...known, ...rows.map(({ team, tier }) => ({ team, tier }))].map((q) => [keyOf(q), q])).values(),
  ];
  const isAbsent = new Set<string>();
  const endsByHours = new Set<string>();
  const isLent = new Set(staff.filter((r) => r.is_lent).map((r) => r.id));
  const crew = staff.flatMap((r): ForecastPerson[] => {
    const there = presentFrom(r, policy, now);
    if (!there || r.teams.length === 0) return [];
    if (there.from > now && r.presence !== "offline" && shiftEnd(r.schedule, now) !== null) isAbsent.add(r.id);
    if (r.schedule !== null) endsByHours.add(r.id);
    const { id, tier, teams, capacity: slots } = r;
    const loan = loans.find((l) => l.person === id);
    const later = loan && { at: loan.until.getTime(), teams: loan.teams };
    return [{ id, tier, teams, slots, speed: r.speed ?? 1, ...(later && { later }), ...there }];
  });
  const rates = arrivalRates(past.counts, past.weeks, now, horizonHours);
  const floor: ForecastFloor = {
    now,
    queues,
    tickets: rows.map(
      (r): ForecastTicket => ({
        id: r.id,
        team: r.team,
        tier: r.tier,
        holder: r.person === null ? null : { person: r.person, since: r.since!.getTime() },
        isAwaiting: r.status === "waiting",
        waitingSince: r.queued_at.getTime(),
        touches: Math.max(0, r.touches - (r.person === null ? 0 : 1)),
        byTier: (r.issue_type_id !== null && types[r.issue_type_id]?.byTier) || {},
        clocks: (r.clocks ?? []).map((c) => ({
          metric: c.metric,
          dueAt: new Date(c.due_at).getTime(),
          breachCost: (costs[c.metric]?.breach ?? 0) * r.importance,
        })),
      }),
    ),
    people: crew,
    arrivals: queues.flatMap((q) => {
      const mix = past.mix.filter((m) => keyOf(m) === keyOf(q));
      return streamsOf(policy, q, rates.get(keyOf(q)) ?? [], mix, types, overrides);
    }),
    weights: { ...defaultRoutingWeights, ...policy.document.routing },
    replyShare,
  };
  return {
    floor,
    leftOut: [...new Map(rows.filter((r) => r.person === null).map((r) => [keyOf(r), r.left_out])).values()].reduce(
      (sum, n) => sum + n,
      0,
    ),
    overrides: overrides.map((o) => o.id),
    names: new Map(staff.map((p) => [p.id, p.name])),
    ownTeams: new Map(staff.map((p) => [p.id, p.own_teams])),
    availability: { isAbsent, endsByHours, isLent },
  };
}

export interface ForecastNow extends FloorFacts {
  told: QueueForecast[];
  /** The smallest change that would help a queue, worked out when it is first asked for. */
  changeFor(q: Queue): StaffingOption | null;
  /** What a change of somebody's teams would do, see `tryTeams`. */
  tryTeams(change: TeamChange, hours: Horizon): QueueTrial[] | null;
  /** What an override of a whole team would do, see `tryOverride`. */
  tryOverride(override: TeamOverride, hours: Horizon): QueueTrial[];
}

/** A forecast, and what was worked out from it, is good for so long, unless somebody came, went or was lent meanwhile. */
const goodMs = 15_000;
type WorkedOut = Pick<ForecastNow, "told" | "changeFor" | "tryTeams" | "tryOverride">;
let keptForecast: { key: string; at: number; of: WorkedOut } | null = null;

/** Changes are tried on the floor that was forecast, which the facts beside it may be a little newer than. */
function work({ floor, availability, ownTeams }: FloorFacts): WorkedOut {
  const told = forecastFloor(floor);
  const changes = new Map<string, StaffingOption | null>();
  return {
    told,
    changeFor(q) {
      const key = keyOf(q);
      if (!changes.has(key)) changes.set(key, smallestChange(floor, q, told, availability));
      return changes.get(key) ?? null;
    },
    tryTeams: (change, hours) => tryTeams(floor, told, change, ownTeams.get(change.person) ?? [], hours),
    tryOverride: (override, hours) => tryOverride(floor, told, override, hours),
  };
}

export async function loadForecast(policy: Policy): Promise<ForecastNow> {
  const facts = await loadFloorFacts(policy);
  const { now, people: crew } = facts.floor;
  const key = JSON.stringify([
    policy.version,
    facts.overrides,
    crew.map((p) => [p.id, p.tier, p.teams, p.later, p.slots, p.from <= now, p.until < now + 5 * hour]),
  ]);
  if (!keptForecast || keptForecast.key !== key || Math.abs(now - keptForecast.at) >= goodMs)
    keptForecast = { key, at: now, of: work(facts) };
  return { ...facts, ...keptForecast.of };
}
