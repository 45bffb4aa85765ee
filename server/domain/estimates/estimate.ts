import { logistic, successLogit } from "../assignment/gatekeeper";
import type { PolicyDocument } from "../policy/document";
import { type Evidence, learnParentWeight, meanChance, shrunkChance, shrunkMean, shrunkOffset } from "./shrink";

/** Touches alike, summed: of one issue type, tier and person, of nearly one complexity. Weights fall with age. */
export interface TouchGroup {
  issueType: string;
  tier: number;
  personId: string;
  /** Mean of the group, standard deviations. */
  complexity: number;
  /** Touches that ended in a success or a failure: how many, their weight, and of it that of the successes. */
  outcomes: number;
  weight: number;
  solved: number;
  /** Of those the touches that ended in a resolution: their weight and weighted sums of ln minutes and of replies. */
  worked: number;
  lnMinutes: number;
  exchanges: number;
}

/** What is to be expected of an issue type at a tier. */
export interface TierEstimate {
  tier: number;
  /** Chance at complexity 0. */
  success: number;
  /** Typical (geometric mean) minutes of a touch that resolves, with no other work open. */
  handlingMinutes: number;
  /** Public replies of a touch that resolves. */
  exchanges: number;
  /** Touches it was learned from; 0 = the prior alone. */
  outcomes: number;
}
export interface CellEstimate extends TierEstimate {
  issueType: string;
}
/** One person's success at an issue type. */
export interface SkillEstimate {
  personId: string;
  issueType: string;
  /** Logits, to the success of the tier. */
  offset: number;
  /** 0..1: how far the outcomes outweigh whatever was thought of the person before. */
  trust: number;
  outcomes: number;
}
export interface SpeedEstimate {
  personId: string;
  /** Multiplies handling minutes; 1 = as everybody. */
  speed: number;
  outcomes: number;
}
export interface DeskEstimates {
  cells: CellEstimate[];
  skills: SkillEstimate[];
  speeds: SpeedEstimate[];
  /** Touches that a prior counts for. */
  priorWeight: number;
}

/** Resolved touches that a prior's minutes, a mean number of replies and a person's usual speed count for. */
const minutesWeight = 10;
const exchangesWeight = 10;
const speedWeight = 10;
/** Replies of a touch where nothing is known: an answer, and in every second case a question before it. */
export const usualExchanges = 1.5;
const unknownTier = { success: 0.7, minutes: 20 };

const byKey = (a: TouchGroup, b: TouchGroup) =>
  a.tier - b.tier ||
  compare(a.issueType, b.issueType) ||
  compare(a.personId, b.personId) ||
  a.complexity - b.complexity ||
  a.weight - b.weight ||
  a.solved - b.solved;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function grouped<K extends string | number>(groups: readonly TouchGroup[], key: (g: TouchGroup) => K) {
  const map = new Map<K, TouchGroup[]>();
  for (const g of groups) {
    const list = map.get(key(g));
    if (list) list.push(g);
    else map.set(key(g), [g]);
  }
  return map;
}
const total = (groups: readonly TouchGroup[], of: (g: TouchGroup) => number) =>
  groups.reduce((sum, g) => sum + of(g), 0);
const cellKey = (issueType: string, tier: number) => `${tier} ${issueType}`;

/** Estimates of success, minutes and replies per issue type × tier, and of each person as an offset to them, by empirical
 *  Bayes: what few touches say is drawn to a parent, which for a cell is the policy's prior and where the policy has none
 *  the mean of its tier, for a person 0 logits and speed 1. The expected effect of each touch's complexity is taken out
 *  first (logit p = base − effect × complexity), so that whoever got the harder tickets is not thought worse. The order
 *  of the groups does not matter, to the last bit. */
export function estimateDesk(
  given: readonly TouchGroup[],
  policy: Pick<PolicyDocument, "issueTypes" | "tiers">,
): DeskEstimates {
  const groups = [...given].filter((g) => g.weight > 0).sort(byKey);
  const effects = new Map(policy.tiers.map((t) => [t.tier, t.complexityEffect]));
  const shiftOf = (g: TouchGroup) => -(effects.get(g.tier) ?? 0) * g.complexity;
  const evidenceOf = (g: TouchGroup): Evidence => ({ weight: g.weight, solved: g.solved, shift: shiftOf(g) });

  const byCell = grouped(groups, (g) => cellKey(g.issueType, g.tier));
  const priors = new Map(
    policy.issueTypes.flatMap((t) => t.priors.map((p) => [cellKey(t.id, p.tier), { issueType: t.id, ...p }] as const)),
  );
  const priorWeight = learnParentWeight(
    [...byCell].flatMap(([key, cell]) => {
      const prior = priors.get(key);
      if (!prior) return [];
      const weight = total(cell, (g) => g.weight);
      const expected = (g: TouchGroup) => logistic(successLogit(prior.success, 0, 0) + shiftOf(g));
      return [
        { weight, solved: total(cell, (g) => g.solved), expected: total(cell, (g) => g.weight * expected(g)) / weight },
      ];
    }),
  );

  const byTier = grouped(groups, (g) => g.tier);
  const tierMeans = new Map(
    [...new Set([...byTier.keys(), ...[...priors.values()].map((p) => p.tier)])].map((tier) => {
      const cells = byTier.get(tier) ?? [];
      const known = [...priors.values()].filter((p) => p.tier === tier);
      const worked = total(cells, (g) => g.worked);
      const parent = known.length > 0 ? meanChance(known.map((p) => p.success)) : unknownTier.success;
      const lnParent =
        known.length > 0
          ? known.reduce((sum, p) => sum + Math.log(p.handlingMinutes), 0) / known.length
          : Math.log(unknownTier.minutes);
      return [
        tier,
        {
          success: shrunkChance(cells.map(evidenceOf), parent, priorWeight),
          lnMinutes: shrunkMean(
            total(cells, (g) => g.lnMinutes),
            worked,
            lnParent,
            minutesWeight,
          ),
          exchanges: shrunkMean(
            total(cells, (g) => g.exchanges),
            worked,
            usualExchanges,
            exchangesWeight,
          ),
        },
      ] as const;
    }),
  );

  const cells = [...new Set([...priors.keys(), ...byCell.keys()])].map((key): CellEstimate => {
    const cell = byCell.get(key) ?? [];
    const { issueType, tier } = priors.get(key) ?? cell[0]!;
    const mean = tierMeans.get(tier)!;
    const prior = priors.get(key);
    const worked = total(cell, (g) => g.worked);
    const lnPrior = prior ? Math.log(prior.handlingMinutes) : mean.lnMinutes;
    const minutes =
      worked > 0 || !prior
        ? Math.exp(
            shrunkMean(
              total(cell, (g) => g.lnMinutes),
              worked,
              lnPrior,
              minutesWeight,
            ),
          )
        : prior.handlingMinutes;
    return {
      issueType,
      tier,
      success: shrunkChance(cell.map(evidenceOf), prior?.success ?? mean.success, priorWeight),
      handlingMinutes: minutes,
      exchanges: shrunkMean(
        total(cell, (g) => g.exchanges),
        worked,
        mean.exchanges,
        exchangesWeight,
      ),
      outcomes: total(cell, (g) => g.outcomes),
    };
  });
  cells.sort((a, b) => compare(a.issueType, b.issueType) || a.tier - b.tier);
  const found = new Map(cells.map((c) => [cellKey(c.issueType, c.tier), c]));
  return { cells, ...estimatePeople(groups, found, shiftOf), priorWeight };
}

/** Each person against what the estimates of their tier expected of the very touches they had. */
function estimatePeople(
  groups: readonly TouchGroup[],
  cells: ReadonlyMap<string, CellEstimate>,
  shiftOf: (g: TouchGroup) => number,
): Pick<DeskEstimates, "skills" | "speeds"> {
  const skills: SkillEstimate[] = [];
  const speeds: SpeedEstimate[] = [];
  const cellOf = (g: TouchGroup) => cells.get(cellKey(g.issueType, g.tier))!;
  for (const [personId, own] of grouped(groups, (g) => g.personId)) {
    for (const [issueType, touches] of grouped(own, (g) => g.issueType)) {
      const evidence = touches.map((g) => ({
        weight: g.weight,
        solved: g.solved,
        shift: successLogit(cellOf(g).success, 0, 0) + shiftOf(g),
      }));
      skills.push({ personId, issueType, ...shrunkOffset(evidence), outcomes: total(touches, (g) => g.outcomes) });
    }
    const worked = total(own, (g) => g.worked);
    const over = total(own, (g) => g.lnMinutes - g.worked * Math.log(cellOf(g).handlingMinutes));
    const speed = worked > 0 ? Math.exp(shrunkMean(over, worked, 0, speedWeight)) : 1;
    speeds.push({ personId, speed, outcomes: total(own, (g) => g.outcomes) });
  }
  return { skills, speeds };
}
