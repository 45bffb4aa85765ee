import { logistic } from "../assignment/gatekeeper";
import { type ForecastFloor, horizons, type QueueForecast } from "./floor";
import { Stage } from "./run";

/** Of the share of runs in which something breaks, to the chance that it does: logit p = a + b × logit(share). Fitted on one
 *  part of a simulated past and measured on another (`npm run bench -- forecast`); see docs/adr/0025. */
export const calibration = { a: 0.45, b: 0.57 };

export const calibrated = (share: number, { a, b } = calibration): number => {
  const p = logistic(a + b * Math.log(share / (1 - share)));
  return Math.min(0.99, Math.max(0.005, p));
};

/** Runs cost about as much as there are tickets in them: so many that the whole floor stays within its budget of 50 ms. */
function runsFor(floor: ForecastFloor, effort: number): number {
  const coming = floor.arrivals.reduce((sum, s) => sum + s.perHour.reduce((a, b) => a + b, 0), 0);
  const size = floor.tickets.length + coming + floor.people.length + 10;
  return Math.round(Math.min(160, Math.max(16, (effort * 14_000) / size)));
}

/** For each queue the chance that a promise is broken within the next hours, how many, and at what cost, by a small seeded
 *  simulation of the whole floor: arrivals are Poisson at the given rates (which a run has a common factor of), a touch takes
 *  its expected minutes × a lognormal effort × speed × (1 + slowdown × other open work), fails with its chance and then goes
 *  a tier up; whoever has a free slot takes what is due first and can still be kept; higher tiers help by the planner's rule;
 *  who leaves finishes what they have. The same floor gives the same forecast, and two floors meet the same luck.
 *  `effort`: multiplies the number of runs. */
export function forecastFloor(floor: ForecastFloor, effort = 1): QueueForecast[] {
  const stage = new Stage(floor);
  const runs = runsFor(floor, effort);
  const size = floor.queues.length * horizons.length;
  const hit = new Float64Array(size);
  const broken = new Float64Array(size);
  const cost = new Float64Array(size);
  for (let n = 1; n <= runs; n++) {
    const r = stage.run(n);
    for (let i = 0; i < size; i++) {
      if (r.broken[i]! > 0) hit[i]!++;
      broken[i]! += r.broken[i]!;
      cost[i]! += r.cost[i]!;
    }
  }
  return floor.queues.map(({ team, tier }, q) => ({
    team,
    tier,
    horizons: horizons.map((hours, h) => {
      const i = q * horizons.length + h;
      // A share of 0 or 1 of so many runs is no certainty.
      const chance = calibrated((hit[i]! + 0.1) / (runs + 0.2));
      return { hours, chance, expected: broken[i]! / runs, cost: cost[i]! / runs };
    }),
  }));
}
