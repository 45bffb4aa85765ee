import type { ForecastFloor, Horizon, Queue, QueueForecast } from "./floor";
import { forecastFloor } from "./forecast";
import { compared, type QueueTrial } from "./trial";

/** All that a team would have, to another one, from its tier `toTier` on (null = at the tier it has). */
export interface TeamOverride {
  team: string;
  toTeam: string;
  toTier: number | null;
  /** Whether what waits goes too, or only what comes. */
  moves: boolean;
}

/** What an override of a whole team would do to the queues of both teams within `hours`. `told` is the forecast of the same floor. Empty
 *  where the other team has no queue. */
export function tryOverride(
  floor: ForecastFloor,
  told: readonly QueueForecast[],
  { team, toTeam, toTier, moves }: TeamOverride,
  hours: Horizon,
): QueueTrial[] {
  const tiers = floor.queues.filter((q) => q.team === toTeam).map((q) => q.tier);
  if (tiers.length === 0) return [];
  const placeOf = (q: Queue): Queue => {
    const fitting = tiers.filter((tier) => tier >= (toTier ?? q.tier));
    return { team: toTeam, tier: fitting.length > 0 ? Math.min(...fitting) : Math.max(...tiers) };
  };
  const then = forecastFloor({
    ...floor,
    tickets: floor.tickets.map((t) => (moves && t.team === team && !t.holder ? { ...t, ...placeOf(t) } : t)),
    arrivals: floor.arrivals.map((s) =>
      s.team === team ? { ...s, ...placeOf(s), instead: s.instead ?? { team, tier: s.tier } } : s,
    ),
  });
  const touched = floor.queues.filter((q) => q.team === team || q.team === toTeam);
  return compared(told, then, touched, hours);
}
