import { defaultRoutingWeights, type RoutingWeights } from "../../domain/assignment/snapshot";
import { costOfWaiting } from "../../domain/attention/cost";
import type { AttentionCandidate, AttentionItem, AttentionTicket, StaffingOffer } from "../../domain/attention/item";
import { rankAttention } from "../../domain/attention/rank";
import { keyOf, type Queue, type QueueForecast } from "../../domain/forecast/floor";
import { planningHorizon, within, worthTelling } from "../../domain/forecast/staffing";
import type { Policy } from "../../domain/policy/compile";
import type { Reason } from "../../domain/reasons";
import { listSetAside as alarmsSetAside } from "../alarms";
import { db, Prisma } from "../client";
import { loadAsWaiting } from "../planning";
import { pendingApprovals } from "./approvals";
import { countDeliveries } from "./deliveries";
import { type ForecastNow, loadForecast } from "./forecast";

const hour = 3_600_000;
/** What nobody can even plan costs at least this, whatever its clocks say. */
const leastCost = 0.1;
/** Tickets without anybody that are looked at, those with the nearest breach first. */
export const mostLookedAt = 2000;
/** How far ahead it is said that nobody will be left. */
const soonMs = 4 * hour;
/** Staffing is worked out for so many queues at most, the dearest first. */
const mostQueues = 3;

/** Why somebody cannot take it whoever is free: nobody is eligible. */
const nobodyCodes: readonly string[] = ["noAgents", "nobodyOnline", "nobodyInTeam", "nobodyAtTier", "missingSkill"];

interface OpenRow {
  id: string;
  number: number;
  team: string | null;
  tier: number | null;
  reasons: Reason[];
  isLate: boolean;
  isPlannable: boolean;
}

const isLate = Prisma.sql`EXISTS (SELECT 1 FROM clock c WHERE c.ticket_id = t.id AND c.tier IS NULL AND c.metric <> 'approval'
  AND c.state = 'running' AND c.due_at <= (SELECT baton_now()))`;

/** Open tickets that nobody works on, but for those that an incident holds. */
const unheld = () => db.$queryRaw<OpenRow[]>`
  SELECT t.id, t.number::int AS number, t.owner_team_id AS team, t.queue_tier AS tier,
    CASE WHEN jsonb_typeof(t.wait_reasons) = 'array' THEN t.wait_reasons ELSE '[]' END AS reasons,
    ${isLate} AS "isLate",
    t.offer_id IS NULL AS "isPlannable"
  FROM ticket t
  WHERE t.status IN ('open', 'waiting') AND t.assignee_id IS NULL AND t.assistant_lane IS NULL AND t.incident_id IS NULL
  ORDER BY t.next_breach_at NULLS LAST LIMIT ${mostLookedAt}`;

interface IncidentRow {
  id: string;
  incident: number;
  name: string;
  ticket: string;
  number: number;
}

/** Tickets that an incident holds and whose customers wait longer than they were promised. */
const lateInIncidents = () => db.$queryRaw<IncidentRow[]>`
  SELECT i.id, i.number::int AS incident, i.title AS name, t.id AS ticket, t.number::int AS number
  FROM incident i JOIN ticket t ON t.incident_id = i.id
  WHERE i.resolved_at IS NULL AND t.status = 'open' AND t.assignee_id IS NULL AND ${isLate} LIMIT 2000`;

export interface AttentionView {
  items: AttentionItem[];
  /** The forecast of each queue, by its id. */
  forecast: Record<string, QueueForecast["horizons"]>;
  /** Waiting tickets that the forecast does not reckon with. */
  leftOut: number;
}

class Found {
  readonly list: AttentionCandidate[] = [];
  constructor(
    private readonly policy: Policy,
    private readonly costs: ReadonlyMap<string, number>,
  ) {}

  ticket = (t: { id: string; number: number }, least = 0): AttentionTicket => ({
    id: t.id,
    number: t.number,
    cost: Math.max(least, this.costs.get(t.id) ?? 0),
  });

  queue({ team, tier }: Queue) {
    return { team, tier, teamName: this.policy.document.teams.find((t) => t.id === team)?.name ?? team };
  }

  add(cause: string, detail: AttentionCandidate["detail"], tickets: AttentionTicket[], saves: number | null = null) {
    if (tickets.length > 0 || saves !== null) this.list.push({ cause, detail, tickets, saves });
  }
}

type Placed = OpenRow & Queue;
const isPlaced = (r: OpenRow): r is Placed => r.team !== null && r.tier !== null;
const because = (r: OpenRow, codes: readonly string[]) =>
  r.reasons[0] !== undefined && codes.includes(r.reasons[0].code);

/** What waits in queues and would go on waiting, by what keeps it there: each ticket once. */
function waitingCauses(rows: readonly OpenRow[]) {
  const placed = rows.filter(isPlaced).filter((r) => r.isPlannable);
  return [...Map.groupBy(placed, keyOf)].flatMap(([key, list]) => {
    const declined = list.filter((r) => because(r, ["allBarred"]));
    const alone = list.filter((r) => because(r, nobodyCodes));
    const late = list.filter((r) => r.isLate && !declined.includes(r) && !alone.includes(r));
    return [
      { kind: "declinedByAll", cause: `declined:${key}`, rows: declined },
      { kind: "nobodyEligible", cause: `queue:${key}`, rows: alone },
      { kind: "lateUnheld", cause: `late:${key}`, rows: late },
    ] as const;
  });
}

/** The tickets that a thing is about as it is now, of the kinds that a lead can do something to at once. */
export async function waitingFor(cause: string): Promise<string[]> {
  const found = waitingCauses(await unheld()).filter((c) => c.cause === cause);
  return found.flatMap((c) => c.rows.map((r) => r.id));
}

/** What waits and would go on waiting, by what keeps it there. */
function addWaiting(found: Found, rows: readonly OpenRow[]): void {
  const of = (test: (r: OpenRow) => boolean, least = 0) => rows.filter(test).map((r) => found.ticket(r, least));
  found.add(
    "invalid",
    { kind: "invalid" },
    of((r) => r.reasons[0]?.code === "invalid", leastCost),
  );
  found.add(
    "unowned",
    { kind: "unowned" },
    of((r) => r.team === null, leastCost),
  );
  for (const { kind, cause, rows: list } of waitingCauses(rows)) {
    const [first] = list;
    if (!first) continue;
    const queue = found.queue(first);
    const detail = kind === "nobodyEligible" ? { kind, because: first.reasons[0]!, ...queue } : { kind, ...queue };
    found.add(
      cause,
      detail,
      list.map((r) => found.ticket(r)),
    );
  }
}

const offerOf = (now: ForecastNow, q: Queue): StaffingOffer | null => {
  const option = now.changeFor(q);
  if (!option) return null;
  const { change, before, after } = option;
  return { change, before, after, name: now.names.get(change.person) ?? "" };
};

function addIncidents(found: Found, rows: readonly IncidentRow[]): void {
  for (const [id, list] of Map.groupBy(rows, (r) => r.id)) {
    const { incident, name } = list[0]!;
    const tickets = list.map((r) => found.ticket({ id: r.ticket, number: r.number }, leastCost));
    found.add(`incident:${id}`, { kind: "incidentLate", id, incident, name }, tickets);
  }
}

/** Queues that are about to break promises, and those whose last person leaves while there is work. */
function addForecast(found: Found, now: ForecastNow, rows: readonly OpenRow[]): void {
  const { floor, told } = now;
  const dearest = [...told].sort((a, b) => within(b, 4).cost - within(a, 4).cost);
  let left = mostQueues;
  for (const f of dearest) {
    const key = keyOf(f);
    const { chance, expected, cost } = within(f, planningHorizon);
    const waiting = rows.filter((r) => r.team === f.team && r.tier === f.tier).length;
    const crew = floor.people.filter(
      (p) => p.tier === f.tier && p.teams.includes(f.team) && p.from < floor.now + soonMs,
    );
    const last = crew.reduce<(typeof crew)[number] | null>((a, p) => (a && a.until >= p.until ? a : p), null);
    const streams = floor.arrivals.filter((a) => keyOf(a) === key);
    const stream = [0, 1, 2, 3].map((h) => streams.reduce((sum, a) => sum + (a.perHour[h] ?? 0), 0));
    const isEmptying = last !== null && last.until < floor.now + soonMs && last.from <= floor.now;
    const arriving = isEmptying
      ? stream.reduce((sum, n, h) => sum + (floor.now + h * hour >= last.until - hour / 2 ? n : 0), 0)
      : 0;
    const isTold = chance >= worthTelling;
    const endsSoon = isEmptying && (waiting > 0 || arriving >= 0.5);
    if (!isTold && !endsSoon) continue;
    const offer = left-- > 0 ? offerOf(now, f) : null;
    const queue = found.queue(f);
    if (isTold) {
      found.add(
        `queue:${key}`,
        { kind: "queueAtRisk", ...queue, chance, hours: planningHorizon, expected, offer },
        [],
        cost,
      );
    }
    if (endsSoon) {
      const name = now.names.get(last.id) ?? "";
      found.add(
        `queue:${key}`,
        { kind: "nobodySoon", ...queue, name, at: last.until, waiting, arriving, offer },
        [],
        within(f, 4).cost,
      );
    }
  }
}

/** The planner's weights in force. */
const weightsOf = (policy: Policy): RoutingWeights => ({ ...defaultRoutingWeights, ...policy.document.routing });

/** "What needs me now" for a lead, and the forecast of each queue. */
export async function loadAttention(policy: Policy): Promise<AttentionView> {
  const [rows, incidents, forecast, { approvals }, alarms, deliveries] = await Promise.all([
    unheld(),
    lateInIncidents(),
    loadForecast(policy),
    pendingApprovals(null, 2000),
    alarmsSetAside(),
    countDeliveries(),
  ]);
  const asked = approvals.map((a) => a.ticketId);
  const held = incidents.map((r) => r.ticket);
  const ids = [...new Set([...rows.map((r) => r.id), ...held, ...asked, ...alarms.map((a) => a.id)])];
  const seen = await loadAsWaiting(db, policy, ids);
  const weights = weightsOf(policy);
  const now = forecast.floor.now;
  const costs = new Map(seen.map(({ ticket }) => [ticket.id, costOfWaiting(ticket, now, weights)]));
  const found = new Found(policy, costs);
  addWaiting(found, rows);
  addIncidents(found, incidents);
  addForecast(found, forecast, rows);
  if (alarms.length > 0) {
    const since = Math.min(...alarms.map((a) => a.since));
    found.add(
      "alarms",
      { kind: "alarmsSetAside", since },
      alarms.map((a) => found.ticket(a, leastCost)),
    );
  }
  if (approvals.length > 0) {
    const numbers = await db.ticket.findMany({ where: { id: { in: asked } }, select: { id: true, number: true } });
    const tickets = numbers.map((t) => found.ticket({ id: t.id, number: Number(t.number) }));
    found.add("approvals", { kind: "approvals", oldest: approvals[0]!.requestedAt }, tickets);
  }
  const failing = deliveries.failed;
  const perLetter = policy.document.sla.costs.nextResponse?.breach ?? 0.3;
  if (failing > 0) found.add("deliveries", { kind: "deliveriesFailing", count: failing }, [], failing * perLetter);
  return {
    items: rankAttention(found.list),
    forecast: Object.fromEntries(forecast.told.map((f) => [keyOf(f), f.horizons])),
    leftOut: forecast.leftOut,
  };
}
