import { logistic, successLogit } from "../assignment/gatekeeper";
import { type Evidence, shrunkChance } from "../estimates/shrink";
import { atMostSolved, standing } from "./chance";
import type { ClaimOf } from "./pattern";

/** Touches alike that ended in a success or a failure: of one person, issue type and tier, of nearly one complexity. */
export interface Outcomes {
  personId: string;
  issueType: string;
  tier: number;
  /** Standard deviations. */
  complexity: number;
  outcomes: number;
  solved: number;
  ticketIds: readonly string[];
}

export interface TrainingRules {
  /** Logits that one standard deviation of complexity takes, by tier. */
  effects: ReadonlyMap<number, number>;
  /** Chance that the policy expects, by issue type and tier; undefined where it says nothing. */
  prior: (issueType: string, tier: number) => number | undefined;
  /** People by team. */
  teams: ReadonlyMap<string, ReadonlySet<string>>;
}

export const trainingDays = 90;
/** Nobody is spoken of by fewer outcomes, and nobody is ranked at all. */
const fewestOutcomes = 20;
/** What is lacking: tickets, and share of all. */
const leastLacking = 3;
const leastShare = 0.12;
/** At most this share of what is told may be chance. */
const falseRate = 0.05;
const priorWeight = 12;
const unknownChance = 0.7;

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((all, one) => all + of(one), 0);

interface Test {
  of: "person" | "team";
  id: string;
  issueType: string;
  own: Outcomes[];
  expected: number;
  chance: number;
}

/**
 * Whose outcomes on an issue type lie below what others of the same tier reach with tickets as hard: where training would help.
 * The expectation comes from the others' outcomes (for a team, from other teams'), shrunk to the policy's; complexity is taken out,
 * so that whoever gets the harder tickets is not thought worse. Where a whole team lacks it, its people are not named.
 */
export function trainingGaps(outcomes: readonly Outcomes[], rules: TrainingRules): ClaimOf<"training">[] {
  const shiftOf = (o: Outcomes) => -(rules.effects.get(o.tier) ?? 0) * o.complexity;
  const test = (of: "person" | "team", id: string, issueType: string, members: ReadonlySet<string>): Test[] => {
    const own = outcomes.filter((o) => o.issueType === issueType && members.has(o.personId));
    if (sum(own, (o) => o.outcomes) < fewestOutcomes) return [];
    const base = new Map(
      [...new Set(own.map((o) => o.tier))].map((tier) => {
        const others = outcomes.filter((o) => o.issueType === issueType && o.tier === tier && !members.has(o.personId));
        const evidence = others.map((o): Evidence => ({ weight: o.outcomes, solved: o.solved, shift: shiftOf(o) }));
        return [tier, shrunkChance(evidence, rules.prior(issueType, tier) ?? unknownChance, priorWeight)];
      }),
    );
    const tries = own.map((o) => ({
      count: o.outcomes,
      chance: logistic(successLogit(base.get(o.tier)!, 0, 0) + shiftOf(o)),
    }));
    const expected = sum(tries, (t) => t.count * t.chance);
    const chance = atMostSolved(
      sum(own, (o) => o.solved),
      tries,
    );
    return [{ of, id, issueType, own, expected, chance }];
  };
  const types = [...new Set(outcomes.map((o) => o.issueType))].sort();
  const people = [...new Set(outcomes.map((o) => o.personId))].sort();
  const isMany = (members: ReadonlySet<string>, type: string) =>
    new Set(outcomes.filter((o) => o.issueType === type && members.has(o.personId)).map((o) => o.personId)).size > 1;
  const tests = types.flatMap((type) => [
    ...[...rules.teams].flatMap(([team, members]) => (isMany(members, type) ? test("team", team, type, members) : [])),
    ...people.flatMap((person) => test("person", person, type, new Set([person]))),
  ]);
  const found = standing(tests, falseRate).filter(({ own, expected }) => {
    const lacking = expected - sum(own, (o) => o.solved);
    return lacking >= leastLacking && lacking >= leastShare * sum(own, (o) => o.outcomes);
  });
  const lackingTeams = found.filter((f) => f.of === "team");
  const isOfThem = (f: Test) =>
    f.of === "person" &&
    lackingTeams.some((team) => team.issueType === f.issueType && rules.teams.get(team.id)?.has(f.id));
  return found
    .filter((f) => !isOfThem(f))
    .map(({ of, id, issueType, own, expected, chance }) => {
      const [all, solved] = [sum(own, (o) => o.outcomes), sum(own, (o) => o.solved)];
      return {
        key: `${of}/${id}/${issueType}`,
        audience: ["support"],
        strength: Math.round((expected - solved) * 10) / 10,
        ticketIds: own.flatMap((o) => [...o.ticketIds]),
        evidence: {
          kind: "training",
          ...{ of, id, issueType, days: trainingDays, outcomes: all, solved },
          expected: Math.round(expected * 10) / 10,
          chance,
        },
      };
    });
}
