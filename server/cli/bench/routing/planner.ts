import fc from "fast-check";
import { planAssignments, type RoutingSnapshot } from "../../../domain/assignment/plan";
import { seededRandom } from "../../../domain/random";
import { illegalIn } from "../../test-setup/legal";
import { anySnapshot } from "../../test-setup/snapshots";
import { type Metrics, quantile } from "../metrics";

const minute = 60_000;
const now = Date.UTC(2026, 2, 4, 9, 30);

/** A large desk at noon: ten teams, thirty issue types, a thousand people of whom most have something open. */
function largeDesk(tickets: number): RoutingSnapshot {
  const random = seededRandom(5);
  const teams = Array.from({ length: 10 }, (_, i) => `team${i}`);
  const types = Array.from({ length: 30 }, (_, i) => ({ id: `type${i}`, team: teams[i % 10]! }));
  return {
    now,
    waiting: Array.from({ length: tickets }, (_, i) => ({
      id: `ticket${i}`,
      createdAt: now - random() * 60 * minute,
      waitingSince: now - random() * 30 * minute,
      candidates: [
        { issueType: types[i % 30]!.id, probability: 0.7 },
        { issueType: types[(7 * i + 1) % 30]!.id, probability: 0.2 },
      ],
      complexity: 3 * random() - 1.5,
      importance: 0.5 + random(),
      minTier: 1,
      clocks: [
        { metric: "firstResponse", dueAt: now + random() * 60 * minute, breachCost: 0.4, lateCostPerHour: 0.05 },
        { metric: "resolution", dueAt: now + random() * 300 * minute, breachCost: 1, lateCostPerHour: 0.1 },
      ],
      queued: null,
      touches: 0,
      barredTeams: [],
      barredAgents: [],
      preferredAgent: null,
    })),
    agents: Array.from({ length: 1000 }, (_, i) => ({
      id: `agent${i}`,
      tier: i % 10 < 6 ? 1 : i % 10 < 9 ? 2 : 3,
      teams: [teams[Math.floor(i / 10) % 10]!, ...(random() < 0.2 ? [teams[i % 10]!] : [])],
      slots: 4,
      freeSlots: Math.floor(random() * 4),
      shiftEndsAt: now + random() * 480 * minute,
      skill: Object.fromEntries(types.slice(0, 8).map((t) => [t.id, random() - 0.5])),
      speed: 0.8 + 0.4 * random(),
    })),
    issueTypes: Object.fromEntries(
      types.map(({ id, team }) => [
        id,
        {
          team,
          byTier: {
            1: { success: 0.7, handlingMinutes: 10 },
            2: { success: 0.85, handlingMinutes: 15 },
            3: { success: 0.95, handlingMinutes: 25 },
          },
        },
      ]),
    ),
    tiers: [
      { tier: 1, costPerMinute: 0.003, complexityEffect: 1.1 },
      { tier: 2, costPerMinute: 0.005, complexityEffect: 0.8 },
      { tier: 3, costPerMinute: 0.008, complexityEffect: 0.5 },
    ],
  };
}

/** Median CPU time of a plan, in ms. */
function cpuMs(tickets: number, rounds: number): number {
  const desk = largeDesk(tickets);
  for (let i = 0; i < rounds; i++) planAssignments(desk);
  const spent = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    // One plan is near the resolution of the measure.
    for (let i = 0; i < 10; i++) planAssignments(desk);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 10_000;
  });
  return quantile(spent, 0.5);
}

const snapshots = 10_000;

/** What planning costs, and whether it ever gives what it may not. */
export function benchPlanner(): Metrics {
  let illegal = 0;
  for (const s of fc.sample(anySnapshot([1, 2, 3]), { numRuns: snapshots, seed: 1 }))
    illegal += illegalIn(planAssignments(s), s).length;
  return {
    decideMs: { value: cpuMs(1, 40), unit: "ms", n: 400 },
    planMs: { value: cpuMs(200, 20), unit: "ms", n: 200 },
    illegal: { value: illegal, unit: "assignments", n: snapshots },
  };
}
