import { logistic, successLogit } from "../assignment/gatekeeper";
import type { IssueTypeEstimate, WaitingClock } from "../assignment/snapshot";
import { seededRandom } from "../random";
import { Draws } from "./draws";
import type { SimAgent, SimTicket, Span, World } from "./world";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Monday, midnight. */
const monday = Date.UTC(2026, 0, 5);

/** A kind of desk: how it is staffed, who writes, and how far it is mistaken. */
export interface Scenario {
  name: string;
  /** Work that arrives over work that the staff can do, all tiers together. */
  load: number;
  days: number;
  /** People of each tier per team. */
  staff: number[];
  teams: number;
  typesPerTeam: number;
  slots: number;
  misrouteMinutes: number;
  handoffMinutes: number;
  /** Share of tickets whose likeliest type is another team's. */
  misunderstood: number;
  /** Probabilities are raised to this power and made to sum as before: above 1 is overconfident. */
  overconfidence: number;
  /** How far a ticket's apparent complexity explains the true one: 1 wholly, 0 not at all. */
  insight: number;
  /** Multiplies arrivals in a burst; bursts of half an hour, twice a day. 1 = none. */
  burst: number;
  /** Chance per shift of vanishing for an hour or more. */
  vanishing: number;
  /** Multiplies all wages. */
  labourCost: number;
}

export const usual: Scenario = {
  name: "usual",
  load: 0.95,
  days: 3,
  staff: [5, 3, 1],
  teams: 2,
  typesPerTeam: 3,
  slots: 3,
  misrouteMinutes: 6,
  handoffMinutes: 8,
  misunderstood: 0.12,
  overconfidence: 1,
  insight: 0.4,
  burst: 1,
  vanishing: 0,
  labourCost: 1,
};

/** Worlds that differ in one thing each from the usual. */
export const scenarios: Scenario[] = [
  usual,
  { ...usual, name: "fewExperts", staff: [7, 2, 1] },
  { ...usual, name: "manyExperts", staff: [3, 4, 2] },
  { ...usual, name: "wrongTeamHurts", misrouteMinutes: 40, misunderstood: 0.2 },
  { ...usual, name: "bursts", burst: 5 },
  { ...usual, name: "vanishing", vanishing: 0.3 },
  { ...usual, name: "overconfident", misunderstood: 0.25, overconfidence: 3 },
  { ...usual, name: "blind", insight: 0.05 },
  { ...usual, name: "dearLabour", labourCost: 3 },
];

const shares = { free: 0.5, business: 0.37, enterprise: 0.13 } as const;
const importanceOf = { free: 0.6, business: 1.1, enterprise: 2.4 } as const;
/** Minutes of open time until the first touch and the end are due. */
const promised = {
  free: { firstResponse: 120, resolution: 480 },
  business: { firstResponse: 45, resolution: 240 },
  enterprise: { firstResponse: 20, resolution: 120 },
} as const;
type Segment = keyof typeof shares;
const segments = Object.keys(shares) as Segment[];

/** Arrivals by hour of the day and day of the week, the mean hour of opening is about 1. */
const opening = { from: 8, to: 20 };
const byHour = [0.9, 1.4, 1.6, 1.4, 1.0, 1.1, 1.3, 1.2, 0.9, 0.6, 0.4, 0.3];
const byWeekday = [1.25, 1.05, 1.0, 0.95, 0.8, 0.5, 0.4];

/** Open time is every day from 8 to 20: the instant at which so much of it has passed. */
export function afterOpenMinutes(at: number, minutes: number): number {
  const midnight = Math.floor(at / day) * day;
  const opens = midnight + opening.from * hour;
  const closes = midnight + opening.to * hour;
  const start = Math.max(at, opens);
  if (start >= closes) return afterOpenMinutes(midnight + day, minutes);
  const due = start + minutes * minute;
  return due <= closes ? due : afterOpenMinutes(midnight + day, minutes - (closes - start) / minute);
}

const tiers = [
  { tier: 1, costPerMinute: 0.003, complexityEffect: 1.1 },
  { tier: 2, costPerMinute: 0.005, complexityEffect: 0.8 },
  { tier: 3, costPerMinute: 0.008, complexityEffect: 0.5 },
];

interface IssueType {
  id: string;
  estimate: IssueTypeEstimate;
  /** How common it is. */
  weight: number;
}

function drawTypes(s: Scenario, draws: Draws): IssueType[] {
  return Array.from({ length: s.teams * s.typesPerTeam }, (_, i) => {
    const ease = draws.between(-0.9, 1.1);
    const length = draws.factor(0.25);
    const at = (logit: number, minutes: number) => ({ success: logistic(logit), handlingMinutes: minutes * length });
    const byTier = { 1: at(1 + ease, 14), 2: at(2 + ease * 0.7, 20), 3: at(3 + ease * 0.4, 28) };
    return {
      id: `type${i}`,
      estimate: { team: `team${i % s.teams}`, byTier },
      weight: draws.factor(0.4),
    };
  });
}

function drawShifts(s: Scenario, person: number, draws: Draws): Pick<SimAgent, "shifts" | "gone"> {
  const shifts: Span[] = [];
  const gone: Span[] = [];
  // Early, late, or in the middle: eight hours each.
  const begins = [8, 12, 10][person % 3]!;
  for (let d = 0; d < s.days + 2; d++) {
    const from = monday + d * day + begins * hour;
    shifts.push({ from, to: from + 8 * hour });
    if (draws.uniform() < s.vanishing) {
      const away = from + draws.between(0.5, 6) * hour;
      gone.push({ from: away, to: away + draws.between(1, 4) * hour });
    }
  }
  return { shifts, gone };
}

function drawAgents(s: Scenario, types: readonly IssueType[], draws: Draws): SimAgent[] {
  const agents: SimAgent[] = [];
  for (let team = 0; team < s.teams; team++)
    s.staff.forEach((people, rung) => {
      for (let n = 0; n < people; n++) {
        // One in five also works for the next team.
        const also = draws.uniform() < 0.2 ? [`team${(team + 1) % s.teams}`] : [];
        agents.push({
          id: `agent${team}-${rung + 1}-${n}`,
          tier: rung + 1,
          teams: [`team${team}`, ...also],
          slots: s.slots,
          skill: Object.fromEntries(types.map((t) => [t.id, 0.5 * draws.normal()])),
          speed: draws.factor(0.2),
          ...drawShifts(s, n + team, draws),
        });
      }
    });
  return agents;
}

/** What the desk makes of a message: mostly right, unsure in between, and sometimes sure of something wrong. */
function drawCandidates(s: Scenario, types: readonly IssueType[], truth: number, draws: Draws) {
  const team = types[truth]!.estimate.team;
  const others = types.flatMap((t, i) => (t.estimate.team !== team ? [i] : []));
  if (others.length === 0) return [{ issueType: types[truth]!.id, probability: 1 }];
  const wrong = others[Math.floor(draws.uniform() * others.length)]!;
  // The rest of probability is the desk's doubt. Calibrated: of tickets believed with p, a share p is so.
  const p = Math.min(0.98, Math.max(0.34, 1 - s.misunderstood * -Math.log(1 - draws.uniform())));
  const known = 1 - (1 - p) * 0.25;
  const isRight = draws.uniform() < p / known;
  const [first, second] = isRight ? [truth, wrong] : [wrong, truth];
  const power = (x: number) => x ** s.overconfidence;
  const sum = power(p) + power(known - p);
  return [
    { issueType: types[first]!.id, probability: (known * power(p)) / sum },
    { issueType: types[second]!.id, probability: (known * power(known - p)) / sum },
  ];
}

const clockCosts = {
  firstResponse: { breachCost: 0.4, lateCostPerHour: 0.05 },
  resolution: { breachCost: 1, lateCostPerHour: 0.1 },
} as const;

/** Enough touches for anybody: the last one ends it. */
const touches = 6;
const perTier = (draw: () => number) =>
  Object.fromEntries(tiers.map(({ tier }) => [tier, Array.from({ length: touches }, draw)]));

function drawTicket(s: Scenario, id: string, at: number, types: readonly IssueType[], draws: Draws): SimTicket {
  const segment = segments[draws.index(segments.map((x) => shares[x]))]!;
  const importance = importanceOf[segment] * draws.factor(0.25);
  const truth = draws.index(types.map((t) => t.weight));
  const { id: issueType, estimate } = types[truth]!;
  const seen = Math.sqrt(s.insight) * draws.normal();
  const complexity = seen + Math.sqrt(1 - s.insight) * draws.normal();
  const clocks = (["firstResponse", "resolution"] as const).map((metric): WaitingClock => {
    const { breachCost, lateCostPerHour } = clockCosts[metric];
    return {
      metric,
      dueAt: afterOpenMinutes(at, promised[segment][metric]),
      breachCost: breachCost * importance,
      lateCostPerHour: lateCostPerHour * importance,
    };
  });
  return {
    id,
    at,
    segment,
    importance,
    clocks,
    believed: { candidates: drawCandidates(s, types, truth, draws), complexity: seen },
    true: { issueType, team: estimate.team, complexity },
    luck: perTier(() => draws.uniform()),
    effort: perTier(() => draws.factor(0.4)),
    patienceMs: 5 * hour * (-Math.log(1 - draws.uniform())) ** (1 / 1.6),
  };
}

/** Minutes of labour a ticket costs on average where it is routed by the book: the first tier that succeeds often enough,
 *  and up from there. */
function meanLabour(s: Scenario, types: readonly IssueType[], draws: Draws): number {
  let sum = 0;
  const rounds = 4000;
  for (let i = 0; i < rounds; i++) {
    const { estimate } = types[draws.index(types.map((t) => t.weight))]!;
    const complexity = draws.normal();
    for (let tier = complexity > 1.2 ? 2 : 1; tier <= 3; tier++) {
      const { success, handlingMinutes } = estimate.byTier[tier]!;
      const isSolved = draws.uniform() < logistic(successLogit(success, tiers[tier - 1]!.complexityEffect, complexity));
      sum += handlingMinutes * (isSolved || tier === 3 ? 1 : 0.6) + (isSolved || tier === 3 ? 0 : s.handoffMinutes);
      if (isSolved) break;
    }
  }
  return sum / rounds + s.misunderstood * s.misrouteMinutes;
}

/** Draws a whole world. The same scenario and seed give the same world, to the bit. */
export function buildWorld(s: Scenario, seed: number): World {
  const draws = new Draws(seededRandom(seed));
  const types = drawTypes(s, draws);
  const agents = drawAgents(s, types, draws);
  const labour = {
    misrouteMinutes: s.misrouteMinutes,
    handoffMinutes: s.handoffMinutes,
    failedShare: 0.6,
    slowdownPerOpenTicket: 0.08,
  };
  const full = 1 + labour.slowdownPerOpenTicket * (s.slots - 1);
  const staffed = agents.length * s.slots * 8 * 60 * s.days;
  const total = (s.load * staffed) / (meanLabour(s, types, draws) * full);
  const weekdays = Array.from({ length: s.days }, (_, i) => byWeekday[i % byWeekday.length]!);
  const shape = weekdays.flatMap((d, i) => byHour.map((h, j) => ({ i, j, weight: d * h })));
  const all = shape.reduce((sum, x) => sum + x.weight, 0);
  const times = shape.flatMap(({ i, j, weight }) => {
    const from = monday + i * day + (opening.from + j) * hour;
    const isBurst = s.burst > 1 && (j === 2 || j === 6);
    // A burst takes from the hour's rest, so that the day's sum stays.
    const count = draws.poisson((total * weight) / all);
    return Array.from({ length: count }, () =>
      Math.round(
        from + (isBurst && draws.uniform() < 1 - 1 / s.burst ? draws.between(0, hour / 6) : draws.between(0, hour)),
      ),
    );
  });
  const tickets = times
    .sort((a, b) => a - b)
    .map((at, i) => drawTicket(s, `ticket${String(i).padStart(5, "0")}`, at, types, draws));
  const estimates = Object.fromEntries(types.map((t) => [t.id, t.estimate]));
  return {
    agents,
    tickets,
    believed: estimates,
    true: estimates,
    tiers: tiers.map((t) => ({ ...t, costPerMinute: t.costPerMinute * s.labourCost })),
    labour,
    from: monday,
    arrivalsEnd: monday + s.days * day,
    until: monday + (s.days + 2) * day,
  };
}
