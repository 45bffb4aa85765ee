import {
  type ArrivalKind,
  type ForecastFloor,
  type ForecastPerson,
  type ForecastTicket,
  horizons,
  keyOf,
  type Queue,
  type QueueForecast,
} from "../../../domain/forecast/floor";
import { forecastFloor } from "../../../domain/forecast/forecast";
import { type ArrivalCount, arrivalRates, hourOfWeek } from "../../../domain/forecast/rates";
import { afterOpenMinutes, buildWorld, type Scenario } from "../../../domain/simulation/build";
import { policies } from "../../../domain/simulation/policies";
import { type Place, type SimView, simulate, type TicketOutcome } from "../../../domain/simulation/run";
import type { World } from "../../../domain/simulation/world";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One forecast of one queue, and what happened. */
export interface Pair {
  hours: number;
  /** The share of runs in which it breaks, calibrated by what is in force. */
  chance: number;
  expected: number;
  isBroken: boolean;
  broken: number;
}

/** Where a ticket came in: the first place that it waited or was worked at. */
const entryOf = (o: TicketOutcome): Place | undefined => o.places[0];

/** What arrives at a queue is like what came to it before. */
function kindsOf(outcomes: readonly TicketOutcome[], world: World): Map<string, ArrivalKind[]> {
  const byQueue = new Map<string, ArrivalKind[]>();
  for (const o of outcomes) {
    const at = entryOf(o);
    if (!at) continue;
    const key = keyOf(at);
    const list = byQueue.get(key) ?? [];
    if (list.length >= 60) continue;
    const type = o.ticket.believed.candidates[0]!.issueType;
    const clocks = o.ticket.clocks.map((c) => {
      // In open time, so that what comes in the evening is due the next day.
      const openMinutes = openBetween(o.ticket.at, c.dueAt);
      return { metric: c.metric, breachCost: c.breachCost, dueAt: (t: number) => afterOpenMinutes(t, openMinutes) };
    });
    list.push({ weight: 1, byTier: world.believed[type]!.byTier, clocks });
    byQueue.set(key, list);
  }
  return byQueue;
}

/** Minutes of open time (8 to 20) between two instants. */
function openBetween(from: number, to: number): number {
  let sum = 0;
  for (let d = Math.floor(from / day) * day; d < to; d += day)
    sum += Math.max(0, Math.min(to, d + 20 * hour) - Math.max(from, d + 8 * hour));
  return sum / minute;
}

function floorOf(v: SimView, world: World, queues: Queue[], past: TicketOutcome[], weeks: number): ForecastFloor {
  const { now } = v;
  const counts = new Map<string, ArrivalCount>();
  for (const o of past) {
    const at = entryOf(o);
    if (!at) continue;
    const h = hourOfWeek(o.ticket.at);
    const key = `${keyOf(at)} ${h}`;
    const known = counts.get(key) ?? { team: at.team, tier: at.tier, hourOfWeek: h, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  const rates = arrivalRates([...counts.values()], weeks, now, 4);
  const kinds = kindsOf(past.slice(-1500), world);
  const byTierOf = (type: string) => world.believed[type]!.byTier;
  const clocksOf = (clocks: SimView["waiting"][number]["t"]["clocks"], isAnswered: boolean) =>
    clocks.filter((c) => c.dueAt > now && !(isAnswered && c.metric === "firstResponse"));
  const waiting = v.waiting.map(({ ticket, t, place, touches }): ForecastTicket => {
    const likeliest = ticket.candidates[0]?.issueType ?? t.believed.candidates[0]!.issueType;
    const team = place?.team ?? world.believed[likeliest]!.team;
    return {
      id: t.id,
      team,
      tier: Math.max(ticket.minTier, ticket.queued?.tier ?? 1),
      holder: null,
      isAwaiting: false,
      waitingSince: ticket.waitingSince,
      touches,
      byTier: byTierOf(likeliest),
      clocks: clocksOf(ticket.clocks, false),
    };
  });
  const open = v.open.map(
    ({ t, agent, place, since, touches, isAnswered }): ForecastTicket => ({
      ...{ id: t.id, team: place.team, tier: place.tier, touches, waitingSince: since, isAwaiting: false },
      holder: { person: agent, since },
      byTier: byTierOf(t.believed.candidates[0]!.issueType),
      clocks: clocksOf(t.clocks, isAnswered),
    }),
  );
  const people = world.agents.flatMap((a): ForecastPerson[] => {
    const { id, tier, teams, slots, speed } = a;
    const is = a.shifts.find((s) => s.from <= now && now < s.to);
    // Who has vanished in their shift is not known to come back.
    if (is && !v.present.includes(id)) return [];
    const next = is ?? a.shifts.find((s) => s.from > now && s.from < now + 4 * hour);
    return next ? [{ id, tier, teams, slots, speed, from: next.from, until: next.to }] : [];
  });
  return {
    now,
    queues,
    tickets: [...waiting, ...open],
    people,
    arrivals: queues.map((q) => ({ ...q, perHour: rates.get(keyOf(q)) ?? [], kinds: kinds.get(keyOf(q)) ?? [] })),
    weights: { ...world.labour, helpDownFreeShare: 0.5, helpDownAfterMinutes: 10 },
    replyShare: 0,
  };
}

/** Where a ticket was at an instant. */
const placeAt = (o: TicketOutcome, at: number) => o.places.findLast((p) => p.at <= at) ?? o.places[0];

/** Promises of a queue that were broken in the hours after an instant. */
function brokenIn(outcomes: readonly TicketOutcome[], q: Queue, from: number, hours: number): number {
  let count = 0;
  for (const o of outcomes)
    for (const c of o.ticket.clocks) {
      if (c.dueAt <= from || c.dueAt > from + hours * hour) continue;
      const settled = (c.metric === "firstResponse" ? o.answeredAt : o.resolvedAt) ?? Number.POSITIVE_INFINITY;
      if (settled <= c.dueAt || (o.abandonedAt !== null && o.abandonedAt <= c.dueAt)) continue;
      const place = placeAt(o, c.dueAt);
      if (place && place.team === q.team && place.tier === q.tier) count++;
    }
  return count;
}

export interface Measured {
  pairs: Pair[];
  /** CPU ms of each forecast of a whole floor. */
  ms: number[];
}

/** A past of `learned` days and `looked` days after it in one world: what is forecast each hour from what was known then, and
 *  what came. */
export function forecastPast(s: Scenario, seed: number, learned: number, looked: number): Measured {
  const world = buildWorld({ ...s, days: learned + looked }, seed);
  const times: number[] = [];
  for (let d = learned; d < learned + looked; d++)
    for (let h = 8; h < 20; h++) times.push(world.from + d * day + h * hour);
  const views: SimView[] = [];
  const run = simulate(world, policies.baton(), { at: times, see: (v) => views.push(v) });
  const queues = [...new Set(world.agents.flatMap((a) => a.teams.map((team) => `${team}|${a.tier}`)))]
    .sort()
    .map((key) => ({ team: key.split("|")[0]!, tier: Number(key.split("|")[1]) }));
  const measured: Measured = { pairs: [], ms: [] };
  for (const v of views) {
    const past = run.outcomes.filter((o) => o.ticket.at < v.now);
    const weeks = (v.now - world.from) / (7 * day);
    const floor = floorOf(v, world, queues, past, weeks);
    const began = process.cpuUsage().user;
    const told = forecastFloor(floor);
    measured.ms.push((process.cpuUsage().user - began) / 1000);
    for (const q of told) measured.pairs.push(...pairsOf(q, run.outcomes, v.now));
  }
  return measured;
}

const pairsOf = (q: QueueForecast, outcomes: readonly TicketOutcome[], now: number): Pair[] =>
  horizons.map((hours, i) => {
    const broken = brokenIn(outcomes, q, now, hours);
    const { chance, expected } = q.horizons[i]!;
    return { hours, chance, expected, broken, isBroken: broken > 0 };
  });
