import type { ForecastFloor } from "../../../domain/forecast/floor";
import { forecastFloor } from "../../../domain/forecast/forecast";

const minute = 60_000;
const now = Date.UTC(2026, 2, 4, 10);
const byTier = {
  1: { success: 0.8, handlingMinutes: 20 },
  2: { success: 0.9, handlingMinutes: 30 },
  3: { success: 0.9, handlingMinutes: 40 },
};

/** A floor of a size: teams of three tiers, `arriving` tickets an hour in each. */
export function floorOfSize(teams: number, people: number, waiting: number, arriving: number): ForecastFloor {
  const names = Array.from({ length: teams }, (_, i) => `team${i}`);
  const clock = { metric: "firstResponse", breachCost: 0.4 } as const;
  return {
    now,
    queues: names.flatMap((team) => [1, 2, 3].map((tier) => ({ team, tier }))),
    people: Array.from({ length: people }, (_, i) => ({
      ...{ id: `p${i}`, tier: 1 + (i % 3), teams: [names[i % teams]!], slots: 3, speed: 1 },
      from: now,
      until: now + 480 * minute,
    })),
    tickets: Array.from({ length: waiting }, (_, i) => ({
      ...{ id: `t${i}`, team: names[i % teams]!, tier: 1, holder: null, isAwaiting: false, touches: 0, byTier },
      waitingSince: now,
      clocks: [{ ...clock, dueAt: now + (30 + i) * minute }],
    })),
    arrivals: names.map((team) => ({
      ...{ team, tier: 1, perHour: [arriving, arriving, arriving, arriving] },
      kinds: [{ weight: 1, byTier, clocks: [{ ...clock, dueAt: (at: number) => at + 45 * minute }] }],
    })),
    weights: {
      handoffMinutes: 8,
      failedShare: 0.6,
      slowdownPerOpenTicket: 0.08,
      helpDownFreeShare: 0.5,
      helpDownAfterMinutes: 10,
    },
    replyShare: 0.5,
  };
}

/** Median CPU ms of a forecast, after a few that warm up. */
export function cpuOf(floor: ForecastFloor, rounds = 15): number {
  const ms: number[] = [];
  for (let i = 0; i < rounds + 3; i++) {
    const began = process.cpuUsage().user;
    forecastFloor(floor);
    if (i >= 3) ms.push((process.cpuUsage().user - began) / 1000);
  }
  return ms.sort((a, b) => a - b)[Math.floor(ms.length / 2)]!;
}
