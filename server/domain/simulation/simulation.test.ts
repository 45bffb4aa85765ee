import { describe, expect, it } from "vitest";
import { afterOpenMinutes, buildWorld, type Scenario, usual } from "./build";
import { measure } from "./measure";
import { type PolicyName, policies } from "./policies";
import { simulate } from "./run";

const minute = 60_000;
/** A day of one team. */
const small: Scenario = { ...usual, days: 1, teams: 1, typesPerTeam: 3, misunderstood: 0 };
const costOf = (s: Scenario, seed: number, name: PolicyName) => {
  const world = buildWorld(s, seed);
  return measure(world, simulate(world, policies[name]()));
};

describe("the simulated world", () => {
  it("is the same for the same seed, and another for another", () => {
    const world = buildWorld(usual, 3);
    expect(buildWorld(usual, 3)).toEqual(world);
    expect(buildWorld(usual, 4).tickets.length).not.toBe(world.tickets.length);
  });

  it("runs the same way twice, whoever routes", () => {
    for (const name of Object.keys(policies) as PolicyName[])
      expect(costOf(small, 1, name)).toEqual(costOf(small, 1, name));
  });

  it("counts promised minutes in open hours only", () => {
    const evening = Date.UTC(2026, 0, 5, 19, 30);
    expect(afterOpenMinutes(evening, 30)).toBe(Date.UTC(2026, 0, 5, 20));
    expect(afterOpenMinutes(evening, 60)).toBe(Date.UTC(2026, 0, 6, 8, 30));
    expect(afterOpenMinutes(Date.UTC(2026, 0, 5, 3), 15)).toBe(Date.UTC(2026, 0, 5, 8, 15));
  });

  it("is understood as well as it says: of tickets believed with p, a share p is so", () => {
    const tickets = [1, 2, 3, 4, 5, 6].flatMap((seed) => buildWorld(usual, seed).tickets);
    const tops = tickets.map((t) => {
      const top = t.believed.candidates.reduce((a, b) => (b.probability > a.probability ? b : a));
      return { p: top.probability, isRight: top.issueType === t.true.issueType };
    });
    for (const [low, high] of [
      [0.5, 0.8],
      [0.8, 1],
    ] as const) {
      const some = tops.filter(({ p }) => p >= low && p < high);
      const believed = some.reduce((sum, x) => sum + x.p, 0) / some.length;
      const right = some.filter((x) => x.isRight).length / some.length;
      expect(Math.abs(right - believed)).toBeLessThan(0.06);
    }
  });
});

describe("a run", () => {
  it.each(Object.keys(policies) as PolicyName[])("settles every ticket and breaks no rule: %s", (name) => {
    const world = buildWorld({ ...small, load: 0.6, vanishing: 0.5 }, 2);
    const run = simulate(world, policies[name]());
    expect(run.illegal).toBe(0);
    for (const o of run.outcomes) {
      const ends = [o.resolvedAt, o.abandonedAt].filter((x) => x !== null);
      expect(ends).toHaveLength(1);
      expect(ends[0]!).toBeGreaterThan(o.ticket.at);
      if (o.resolvedAt !== null) expect(o.answeredAt!).toBeLessThan(o.resolvedAt);
      if (o.abandonedAt !== null) expect(o.abandonedAt - o.ticket.at).toBeGreaterThanOrEqual(o.ticket.patienceMs - 1);
    }
  });

  it("carries out nothing illegal, and counts it", () => {
    const world = buildWorld({ ...small, load: 0.1 }, 1);
    const nonsense = simulate(world, (s) => ({
      assignments: s.waiting.map((t) => {
        return { ticketId: t.id, agentId: "nobody", team: "team0", tier: 1, value: 0, reasons: [] };
      }),
    }));
    expect(nonsense.illegal).toBeGreaterThan(0);
    expect(nonsense.outcomes.every((o) => o.resolvedAt === null)).toBe(true);
  });

  it("hands a failed attempt up, and a strange ticket to another team", () => {
    const world = buildWorld({ ...usual, days: 1, load: 0.5, misunderstood: 0.4 }, 1);
    const { outcomes } = simulate(world, policies.leastLoaded());
    expect(outcomes.some((o) => o.misroutes > 0 && o.resolvedAt !== null)).toBe(true);
    expect(outcomes.some((o) => o.touches > 1 && o.misroutes === 0 && o.resolvedAt !== null)).toBe(true);
  });

  it("costs what its parts cost, per ticket", () => {
    const f = costOf({ ...small, load: 1.1 }, 5, "random");
    expect(f.breaches + f.lateness + f.lost + f.wages).toBeCloseTo(f.cost, 12);
    expect(f.minutes * buildWorld({ ...small, load: 1.1 }, 5).tickets.length).toBeGreaterThan(1000);
  });

  it("is cheaper the more is known: chance, then truth, then the usual belief, then a rule", () => {
    const mean = (name: PolicyName) => [1, 2, 3].reduce((sum, seed) => sum + costOf(small, seed, name).cost, 0) / 3;
    const [all, truth, ours, rule] = (["omniscient", "clairvoyant", "baton", "random"] as const).map(mean);
    expect(all).toBeLessThan(truth!);
    expect(truth).toBeLessThan(ours!);
    expect(ours).toBeLessThan(rule!);
  });
});

it("waits for nothing that never comes: a world's clock ends", () => {
  const world = buildWorld({ ...small, load: 2 }, 1);
  const run = simulate(world, policies.roundRobin());
  expect(run.outcomes.every((o) => (o.resolvedAt ?? 0) < world.until)).toBe(true);
  expect(world.until - world.from).toBe(3 * 1440 * minute);
});
