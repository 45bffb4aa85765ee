import { type ForecastFloor, type ForecastPerson, type Horizon, keyOf, type Queue, type QueueForecast } from "./floor";
import { forecastFloor } from "./forecast";
import { within } from "./staffing";

/** What is to become of where somebody works: for good, or on loan. */
export type TeamChange =
  | { kind: "move"; person: string; from: string; to: string }
  | { kind: "lend"; person: string; to: string; isExclusive: boolean };

/** A queue that the change touches, and its chance of a broken promise without and with it. */
export interface QueueTrial extends Queue {
  before: number;
  after: number;
}

/** The chances of some queues within `hours` in two forecasts of one floor. */
export function compared(
  told: readonly QueueForecast[],
  then: readonly QueueForecast[],
  queues: readonly Queue[],
  hours: Horizon,
): QueueTrial[] {
  const chance = (list: readonly QueueForecast[], q: Queue) =>
    within(
      list.find((f) => keyOf(f) === keyOf(q)),
      hours,
    ).chance;
  return queues.map(({ team, tier }) => {
    const q = { team, tier };
    return { ...q, before: chance(told, q), after: chance(then, q) };
  });
}

/** The teams that they would work for; `own`: those that they belong to. A loan takes the place of one that runs; whoever is
 *  lent for good hours goes on so after a move. */
function teamsAfter(change: TeamChange, teams: string[], own: readonly string[]): string[] {
  if (change.kind === "lend") return change.isExclusive ? [change.to] : [...own, change.to];
  if (!teams.includes(change.from)) return teams;
  return [...new Set([...teams.filter((t) => t !== change.from), change.to])];
}

/** Where they work now, and after a loan that runs ends; the end of one that is replaced counts no more. */
function movedTo(change: TeamChange, who: ForecastPerson, own: readonly string[]): ForecastPerson {
  const { later } = who;
  const then = change.kind === "move" && later ? { ...later, teams: teamsAfter(change, later.teams, own) } : undefined;
  return { ...who, teams: teamsAfter(change, who.teams, own), later: then };
}

/** The queues of their tier that somebody would leave or join, each with its chance of a broken promise within `hours`, under
 *  the same luck; a loan is taken to last that long. Empty where nothing changes; null where they are not expected to work
 *  within the forecast's hours. `told` is the forecast of the same floor. */
export function tryTeams(
  floor: ForecastFloor,
  told: readonly QueueForecast[],
  change: TeamChange,
  own: readonly string[],
  hours: Horizon,
): QueueTrial[] | null {
  const who = floor.people.find((p) => p.id === change.person);
  if (!who) return null;
  const moved = movedTo(change, who, own);
  const { teams } = moved;
  const touched = told
    .filter((q) => q.tier === who.tier && who.teams.includes(q.team) !== teams.includes(q.team))
    .sort((a, b) => Number(teams.includes(b.team)) - Number(teams.includes(a.team)));
  if (touched.length === 0) return [];
  const people = floor.people.map((p) => (p === who ? moved : p));
  return compared(told, forecastFloor({ ...floor, people }), touched, hours);
}
