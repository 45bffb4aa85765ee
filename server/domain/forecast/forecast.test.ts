import { describe, expect, it } from "vitest";
import { type ArrivalStream, type ForecastFloor, type ForecastPerson, type ForecastTicket, horizonOf } from "./floor";
import { forecastFloor } from "./forecast";
import { tryOverride } from "./overrideTrial";
import { arrivalRates, hourOfWeek } from "./rates";
import { fitCalibration, scoresOf } from "./score";
import { smallestChange } from "./staffing";
import { type TeamChange, tryTeams } from "./trial";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 2, 4, 10);
const byTier = { 1: { success: 0.8, handlingMinutes: 20 }, 2: { success: 0.9, handlingMinutes: 30 } };
const queues = [
  { team: "access", tier: 1 },
  { team: "access", tier: 2 },
  { team: "billing", tier: 1 },
];

const person = (id: string, more: Partial<ForecastPerson> = {}): ForecastPerson => ({
  ...{ id, tier: 1, teams: ["access"], slots: 2, speed: 1, from: now - hour, until: now + 8 * hour },
  ...more,
});
const ticket = (n: number, dueIn: number, more: Partial<ForecastTicket> = {}): ForecastTicket => ({
  ...{ id: `t${n}`, team: "access", tier: 1, holder: null, isAwaiting: false, waitingSince: now, touches: 0, byTier },
  clocks: [{ metric: "firstResponse", dueAt: now + dueIn * minute, breachCost: 0.4 }],
  ...more,
});
const stream = (team: string, rate: number): ArrivalStream => ({
  ...{ team, tier: 1, perHour: [rate, rate, rate, rate] },
  kinds: [
    { weight: 1, byTier, clocks: [{ metric: "firstResponse", breachCost: 0.4, dueAt: (at) => at + 45 * minute }] },
  ],
});
const floor = (more: Partial<ForecastFloor> = {}): ForecastFloor => ({
  now,
  queues,
  tickets: [],
  people: [person("ann"), person("bob", { tier: 2 }), person("cy", { teams: ["billing"] })],
  arrivals: [stream("access", 2)],
  weights: {
    handoffMinutes: 8,
    failedShare: 0.6,
    slowdownPerOpenTicket: 0.08,
    helpDownFreeShare: 0.5,
    helpDownAfterMinutes: 10,
  },
  replyShare: 0.5,
  ...more,
});
const chanceOf = (f: ForecastFloor, i = 0, h = 1) => forecastFloor(f)[i]!.horizons[h]!.chance;

describe("the forecast", () => {
  it("is the same for the same floor, in any order of its people and tickets", () => {
    const tickets = Array.from({ length: 6 }, (_, i) => ticket(i, 20 + 10 * i));
    const one = floor({ tickets });
    expect(forecastFloor(one)).toEqual(forecastFloor(structuredClone({ ...one, arrivals: [] }) && one));
    const turned = { ...one, tickets: tickets.toReversed() };
    expect(forecastFloor(turned)[0]!.horizons[1]!.chance).toBeCloseTo(chanceOf(one), 1);
  });

  it("says next to nothing where there is nothing, and grows with the horizon", () => {
    const empty = forecastFloor(floor({ arrivals: [] }));
    for (const q of empty) for (const h of q.horizons) expect(h).toMatchObject({ expected: 0, cost: 0 });
    expect(empty[0]!.horizons[0]!.chance).toBeLessThan(0.05);
    const [one, two, four] = forecastFloor(floor({ arrivals: [stream("access", 6)] }))[0]!.horizons;
    expect(one!.chance).toBeLessThanOrEqual(two!.chance);
    expect(two!.expected).toBeLessThanOrEqual(four!.expected);
  });

  it("is sure of what nobody is there for", () => {
    const told = forecastFloor(floor({ people: [], arrivals: [], tickets: [ticket(1, 90), ticket(2, 30)] }));
    expect(told[0]!.horizons.map((h) => h.expected)).toEqual([1, 2, 2]);
    expect(told[0]!.horizons[0]!.chance).toBeGreaterThan(0.9);
    expect(told[0]!.horizons[1]!.cost).toBeCloseTo(0.8);
  });

  it("falls with each person more, and rises with each ticket more", () => {
    const tickets = Array.from({ length: 8 }, (_, i) => ticket(i, 60 + i));
    const few = chanceOf(floor({ tickets }));
    expect(chanceOf(floor({ tickets, people: [...floor().people, person("dee"), person("eve")] }))).toBeLessThan(few);
    expect(chanceOf(floor({ tickets: tickets.slice(0, 2) }))).toBeLessThan(few);
  });

  it("knows who leaves, who comes, and what customers keep waiting", () => {
    const tickets = [ticket(1, 100)];
    const leaving = floor({ arrivals: [], tickets, people: [person("ann", { until: now + 1 })] });
    const busy = { ...leaving, people: [person("ann", { slots: 1, until: now + 5 * hour })] };
    const held = ticket(9, 500, { holder: { person: "ann", since: now - 10 * minute }, clocks: [] });
    expect(chanceOf({ ...leaving, people: [person("ann", { from: now + 3 * hour })] })).toBeGreaterThan(0.9);
    expect(chanceOf({ ...leaving, people: [person("ann", { from: now + 5 * minute })] })).toBeLessThan(0.3);
    expect(chanceOf({ ...busy, tickets: [...tickets, { ...held, isAwaiting: true }] })).toBeGreaterThan(
      chanceOf({ ...busy, tickets: [...tickets, held] }),
    );
  });
});

describe("a loan that ends within the forecast", () => {
  const lent = (at: number) =>
    person("cy", { teams: ["access"], slots: 4, later: { at: now + at * minute, teams: ["billing"] } });
  const chance = (queue: number, people: ForecastPerson[], tickets: ForecastTicket[]) =>
    forecastFloor(floor({ tickets, people, arrivals: [] }))[queue]!.horizons[2]!.chance;
  const tickets = Array.from({ length: 14 }, (_, i) => ticket(i, 60 + 3 * i));

  it("counts until it ends, and then where they belong", () => {
    const ann = person("ann");
    const stays = chance(0, [ann, person("cy", { teams: ["access"], slots: 4 })], tickets);
    const gone = chance(0, [ann, person("cy", { teams: ["billing"], slots: 4 })], tickets);
    const [soon, late] = [chance(0, [ann, lent(1)], tickets), chance(0, [ann, lent(239)], tickets)];
    expect(late).toBe(stays);
    expect(soon).toBeGreaterThan(stays);
    expect(soon).toBeLessThanOrEqual(gone);
    const theirs = Array.from({ length: 3 }, (_, i) => ticket(i, 120, { team: "billing" }));
    expect(chance(2, [lent(5)], theirs)).toBeLessThan(chance(2, [lent(239)], theirs));
  });
});

describe("the smallest change of staffing", () => {
  const tickets = Array.from({ length: 7 }, (_, i) => ticket(i, 70 + 2 * i));
  const who = { isAbsent: new Set<string>(), endsByHours: new Set<string>(), isLent: new Set<string>() };
  const change = (f: ForecastFloor, w: Partial<typeof who> = {}) =>
    smallestChange(f, queues[0]!, forecastFloor(f), { ...who, ...w });

  it("is a break that ends before it is a loan", () => {
    const people = [
      person("ann"),
      person("eve", { from: now + 90 * minute, slots: 4 }),
      person("cy", { teams: ["billing"], slots: 4 }),
    ];
    const f = floor({ tickets, people, arrivals: [] });
    const option = change(f, { isAbsent: new Set(["eve"]) });
    expect(option).toMatchObject({ change: { kind: "back", person: "eve" } });
    expect(option!.after).toBeLessThan(option!.before);
    expect(option!.saves).toBeGreaterThan(0);
    expect(change(f)).toMatchObject({ change: { kind: "lend", person: "cy", to: "access" } });
  });

  it("is no loan of somebody who is lent already", () => {
    const people = [person("ann"), person("cy", { teams: ["billing"], slots: 4 })];
    const f = floor({ tickets, people, arrivals: [] });
    expect(change(f)).toMatchObject({ change: { kind: "lend", person: "cy" } });
    expect(change(f, { isLent: new Set(["cy"]) })).toBeNull();
  });

  it("never takes somebody from a queue that is worse off for it", () => {
    const people = [person("ann"), person("cy", { teams: ["billing"], slots: 4 })];
    const theirs = Array.from({ length: 24 }, (_, i) => ticket(50 + i, 75, { team: "billing" }));
    expect(change(floor({ tickets: [...tickets, ...theirs], people, arrivals: [] }))).toBeNull();
  });

  it("may be somebody who stays", () => {
    const people = [person("ann", { until: now + 20 * minute, slots: 3 })];
    const late = Array.from({ length: 4 }, (_, i) => ticket(i, 110, { waitingSince: now }));
    const f = floor({ tickets: late, people: [{ ...people[0]!, slots: 1 }], arrivals: [] });
    expect(change(f, { endsByHours: new Set(["ann"]) })?.change).toMatchObject({ kind: "stay", person: "ann" });
  });
});

describe("trying where somebody works", () => {
  const tickets = Array.from({ length: 12 }, (_, i) => ticket(i, 75));
  const people = [person("ann"), person("cy", { teams: ["billing"], slots: 4 })];
  const f = floor({ tickets, people, arrivals: [] });
  const told = forecastFloor(f);
  const tried = (change: TeamChange, own = ["billing"]) => tryTeams(f, told, change, own, 2);

  it("tells both queues of a move, the one that is joined first, as the floor would be forecast then", () => {
    const [joined, left] = tried({ kind: "move", person: "cy", from: "billing", to: "access" })!;
    expect(joined).toMatchObject({ team: "access", tier: 1 });
    expect(joined!.after).toBeLessThan(joined!.before);
    expect(left).toMatchObject({ team: "billing", tier: 1 });
    expect(left!.after).toBeGreaterThanOrEqual(left!.before);
    const moved = floor({ tickets, people: [people[0]!, { ...people[1]!, teams: ["access"] }], arrivals: [] });
    expect(joined!.after).toBe(forecastFloor(moved)[0]!.horizons[1]!.chance);
  });

  it("tells of a loan only the queues that it changes", () => {
    const lend = { kind: "lend", person: "cy", to: "access" } as const;
    expect(tried({ ...lend, isExclusive: false })!.map((q) => q.team)).toEqual(["access"]);
    expect(tried({ ...lend, isExclusive: true })!.map((q) => q.team)).toEqual(["access", "billing"]);
    // Lent to billing now: the new loan takes that one's place.
    expect(tried({ ...lend, isExclusive: false }, [])!.map((q) => q.team)).toEqual(["access", "billing"]);
  });

  it("tells that nothing changes of somebody lent away, and nothing of whoever is not expected", () => {
    expect(tried({ kind: "move", person: "cy", from: "product", to: "access" })).toEqual([]);
    expect(tried({ kind: "move", person: "nobody", from: "billing", to: "access" })).toBeNull();
  });

  it("looks as far as the change lasts, an hour at least and two at most", () => {
    expect([0.5, 1, 1.9, 2, 9].map((hours) => horizonOf(hours * hour))).toEqual([1, 1, 1, 2, 2]);
  });
});

describe("trying an override of a team", () => {
  const tickets = Array.from({ length: 12 }, (_, i) => ticket(i, 75));
  const people = [person("ann"), person("cy", { teams: ["billing"], slots: 4 })];
  const f = floor({ tickets, people, arrivals: [stream("access", 2)] });
  const tried = (moves: boolean, toTeam = "billing") =>
    tryOverride(f, forecastFloor(f), { team: "access", toTeam, toTier: null, moves }, 2);

  it("tells what it does to the queues of both teams", () => {
    const [from, , to] = tried(true);
    expect(from).toMatchObject({ team: "access", tier: 1 });
    expect(from!.after).toBeLessThan(from!.before);
    expect(to).toMatchObject({ team: "billing", tier: 1 });
    expect(to!.after).toBeGreaterThan(to!.before);
    expect(tried(false)[0]!.after).toBeGreaterThan(from!.after);
    expect(tried(true, "gone")).toEqual([]);
  });
});

describe("arrivals", () => {
  it("are shrunk to the queue's mean and the desk's shape", () => {
    const at = hourOfWeek(now);
    const counts = [
      { team: "a", tier: 1, hourOfWeek: at, count: 40 },
      { team: "b", tier: 1, hourOfWeek: at, count: 4 },
      { team: "b", tier: 1, hourOfWeek: (at + 80) % 168, count: 4 },
    ];
    const rates = arrivalRates(counts, 4, now, 2);
    const [a, b] = [rates.get("a-t1")!, rates.get("b-t1")!];
    expect(a[0]).toBeGreaterThan(5);
    expect(a[0]).toBeLessThan(10.5);
    expect(b[0]).toBeLessThan(a[0]!);
    expect(b[0]).toBeGreaterThan(b[1]!);
    expect(arrivalRates([], 0, now, 2).size).toBe(0);
  });

  it("of a desk's first minutes are no rate for ever, however many came at once", () => {
    const counts = [{ ...queues[0]!, hourOfWeek: hourOfWeek(now), count: 5_000 }];
    const perHour = arrivalRates(counts, 0.0005, now, 4).get("access-t1")!;
    for (const rate of perHour) expect(rate).toBeLessThan(5_000);
  });

  it("know the hour of the week", () => {
    expect(hourOfWeek(Date.UTC(2026, 2, 2))).toBe(0);
    expect(hourOfWeek(Date.UTC(2026, 2, 1, 23, 59))).toBe(167);
  });
});

describe("scores", () => {
  it("are nought for whoever knows, and the base rate's for whoever says it", () => {
    const list = Array.from({ length: 100 }, (_, i) => ({ chance: i < 30 ? 0.999999 : 0.000001, isSo: i < 30 }));
    expect(scoresOf(list).brier).toBeCloseTo(0);
    const flat = scoresOf(list.map((x) => ({ ...x, chance: 0.3 })));
    expect(flat.brier).toBeCloseTo(flat.baseBrier);
  });

  it("fit what was told too boldly", () => {
    const list = Array.from({ length: 1000 }, (_, i) => ({
      chance: i % 2 ? 0.95 : 0.05,
      isSo: i % 10 < (i % 2 ? 7 : 3),
    }));
    const { b } = fitCalibration(list);
    expect(b).toBeLessThan(0.6);
  });
});
