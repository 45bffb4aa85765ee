import {
  type ForecastFloor,
  type ForecastPerson,
  type Horizon,
  horizons,
  keyOf,
  type Queue,
  type QueueForecast,
} from "./floor";
import { forecastFloor } from "./forecast";

const hour = 3_600_000;

/** One change of who is there: somebody comes back from a break, stays longer, or works for another team too for a while. */
export type StaffingChange =
  | { kind: "back"; person: string; at: number }
  | { kind: "stay"; person: string; until: number }
  | { kind: "lend"; person: string; from: string[]; to: string; until: number };

export interface StaffingOption {
  change: StaffingChange;
  /** Chance of a broken promise in the queue within the horizon, without and with it. */
  before: number;
  after: number;
  /** Expected cost avoided on the whole of the floor that it touches, what it costs elsewhere taken off. */
  saves: number;
}

/** What may be asked of people besides what the floor knows of them. */
export interface Availability {
  /** On a break, in wrap-up or away within their hours. */
  isAbsent: ReadonlySet<string>;
  /** Whose shift ends by their hours; others stay as long as they are online. */
  endsByHours: ReadonlySet<string>;
  /** On loan already: another would end it, and the queue that they were lent to has asked for them. */
  isLent: ReadonlySet<string>;
}

/** Looked at: within two hours somebody can still do something, and it is worth their while. */
export const planningHorizon: Horizon = 2;
const back = 2 * 60_000;
/** What is asked of people is bounded. */
export const stayHours = 2;
export const lendHours = 4;
/** From this chance on a queue is told about; below it a change has avoided what was to come. */
export const worthTelling = 0.35;
const avoided = 0.25;
/** A change may not make another queue's chance worse by more than this. */
const harm = 0.12;
/** Under the same luck a difference shows in fewer runs than a chance. */
const trialEffort = 0.5;
/** People considered for a loan. */
const mostLoans = 4;

const at = (list: readonly QueueForecast[], q: Queue) => list.find((f) => f.team === q.team && f.tier === q.tier);
export const within = (f: QueueForecast | undefined, hours: Horizon) =>
  f?.horizons[horizons.indexOf(hours)] ?? { hours, chance: 0, expected: 0, cost: 0 };

/** The part of a floor that some teams and their people make up: what a change within it can touch. */
function partOf(floor: ForecastFloor, teams: readonly string[]): ForecastFloor {
  const all = new Set(teams);
  const teamsOf = (p: ForecastPerson) => [...p.teams, ...(p.later?.teams ?? [])];
  for (const p of floor.people) if (teamsOf(p).some((t) => all.has(t))) for (const t of teamsOf(p)) all.add(t);
  const has = (q: { team: string }) => all.has(q.team);
  return {
    ...floor,
    queues: floor.queues.filter(has),
    tickets: floor.tickets.filter(has),
    people: floor.people.filter((p) => teamsOf(p).some((t) => all.has(t))),
    arrivals: floor.arrivals.filter(has),
  };
}

function changed(floor: ForecastFloor, change: StaffingChange): ForecastFloor {
  const of = (p: ForecastPerson): ForecastPerson => {
    if (p.id !== change.person) return p;
    if (change.kind === "back") return { ...p, from: change.at };
    if (change.kind === "stay") return { ...p, until: change.until };
    return { ...p, teams: [...p.teams, change.to] };
  };
  return { ...floor, people: floor.people.map(of) };
}

/** Changes to try for a queue, the smallest first: a break that ends, a shift that lasts longer, a loan from where there is
 *  most room. */
function changesFor(
  floor: ForecastFloor,
  q: Queue,
  told: readonly QueueForecast[],
  who: Availability,
): StaffingChange[] {
  const { now, people } = floor;
  const mine = people.filter((p) => p.tier === q.tier && p.teams.includes(q.team));
  const backs = mine
    .filter((p) => who.isAbsent.has(p.id) && p.from > now)
    .map((p): StaffingChange => ({ kind: "back", person: p.id, at: now + back }));
  const stays = mine
    .filter((p) => who.endsByHours.has(p.id) && p.from <= now && p.until < now + planningHorizon * hour)
    .map((p): StaffingChange => ({ kind: "stay", person: p.id, until: p.until + stayHours * hour }));
  const slack = (p: ForecastPerson) =>
    Math.max(...p.teams.map((team) => within(at(told, { team, tier: p.tier }), planningHorizon).chance));
  const held = Map.groupBy(
    floor.tickets.filter((t) => t.holder),
    (t) => t.holder!.person,
  );
  const free = (p: ForecastPerson) => p.slots - (held.get(p.id)?.length ?? 0);
  const loans = people
    .filter((p) => p.tier === q.tier && !p.teams.includes(q.team) && !who.isLent.has(p.id))
    .filter((p) => p.from <= now && free(p) > 0)
    .map((p) => ({ p, slack: slack(p) }))
    .filter((x) => x.slack < avoided)
    .sort((a, b) => a.slack - b.slack || free(b.p) - free(a.p) || (a.p.id < b.p.id ? -1 : 1))
    .slice(0, mostLoans)
    .map(({ p }): StaffingChange => {
      return {
        kind: "lend",
        person: p.id,
        from: p.teams,
        to: q.team,
        until: Math.min(p.until, now + lendHours * hour),
      };
    });
  return [...backs.slice(0, 2), ...stays.slice(0, 2), ...loans];
}

/** The smallest change of staffing that avoids what a queue is about to break, told by forecasting the floor with the change
 *  under the same luck: the first kind (back, stay, lend) with a change that brings its chance below a quarter, of that kind
 *  the one that saves most; where none does that, the one that saves most of all, if it halves the chance or takes a third
 *  of the cost. null = none helps. */
export function smallestChange(
  floor: ForecastFloor,
  q: Queue,
  told: readonly QueueForecast[],
  who: Availability,
): StaffingOption | null {
  const parts = new Map<string, { part: ForecastFloor; before: QueueForecast[] }>();
  const partFor = (teams: readonly string[]) => {
    const key = teams.join();
    const part = partOf(floor, teams);
    const made = parts.get(key) ?? { part, before: forecastFloor(part, trialEffort) };
    parts.set(key, made);
    return made;
  };
  const options = changesFor(floor, q, told, who).flatMap((change): StaffingOption[] => {
    const { part, before } = partFor([q.team, ...(change.kind === "lend" ? change.from : [])]);
    const after = forecastFloor(changed(part, change), trialEffort);
    const sum = (list: readonly QueueForecast[]) => list.reduce((total, f) => total + within(f, 4).cost, 0);
    const hurts = part.queues.some((o) => {
      if (keyOf(o) === keyOf(q)) return false;
      return within(at(after, o), planningHorizon).chance - within(at(before, o), planningHorizon).chance > harm;
    });
    const saves = sum(before) - sum(after);
    if (hurts || !(saves > 0)) return [];
    const [was, is] = [before, after].map((list) => within(at(list, q), planningHorizon).chance);
    return is! < was! ? [{ change, before: was!, after: is!, saves }] : [];
  });
  const most = (list: StaffingOption[]) =>
    list.reduce<StaffingOption | null>((a, b) => (a && a.saves >= b.saves ? a : b), null);
  for (const kind of ["back", "stay", "lend"] as const) {
    const best = most(options.filter((o) => o.change.kind === kind && o.after < avoided));
    if (best) return best;
  }
  return most(options.filter((o) => o.after <= o.before / 2 || o.before - o.after >= 0.2));
}
