import { logistic } from "../assignment/gatekeeper";

/** Sums over touches alike: `solved` of a total `weight`, at a logit of success that lies `shift` from the one looked for. */
export interface Evidence {
  weight: number;
  /** 0 ≤ solved ≤ weight. */
  solved: number;
  shift: number;
}

const steps = 48;
/** Chances between 0.001 and 0.999. */
const widest = 6.9;

/** The zero of a decreasing function between two bounds, by halving: the same on every machine, and monotone in whatever
 *  raises the function. */
function zeroOf(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < steps; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const logit = (p: number) => Math.log(p / (1 - p));

/** Chance at shift 0, shrunk to a parent as if `parentWeight` touches at shift 0 had gone as the parent says (Bedrick,
 *  Christensen & Johnson 1996). Without shifts this is the mean of the beta posterior, (w·parent + solved) / (w + n).
 *  Without evidence it is the parent itself; with much it is what the evidence says. */
export function shrunkChance(evidence: readonly Evidence[], parent: number, parentWeight: number): number {
  if (!evidence.some((e) => e.weight > 0)) return parent;
  const pull = (x: number) =>
    evidence.reduce(
      (sum, e) => sum + e.solved - e.weight * logistic(x + e.shift),
      parentWeight * (parent - logistic(x)),
    );
  return logistic(zeroOf(pull, -widest, widest));
}

/** How much the logits of one person's success vary around those of their tier: one step of declared proficiency (0.4) and
 *  a little more. */
export const skillDeviation = 0.5;

/** One person's logit offset to what was to be expected (`shift` of each evidence is that logit), with a normal prior around
 *  0; and how far it is trusted, 0 (nothing known) to 1 (the prior no longer counts). */
export function shrunkOffset(evidence: readonly Evidence[]): { offset: number; trust: number } {
  if (!evidence.some((e) => e.weight > 0)) return { offset: 0, trust: 0 };
  const precision = 1 / (skillDeviation * skillDeviation);
  const pull = (x: number) =>
    evidence.reduce((sum, e) => sum + e.solved - e.weight * logistic(x + e.shift), -precision * x);
  const offset = zeroOf(pull, -4, 4);
  const information = evidence.reduce((sum, e) => {
    const p = logistic(offset + e.shift);
    return sum + e.weight * p * (1 - p);
  }, 0);
  return { offset, trust: information / (information + precision) };
}

/** A mean shrunk to its parent, which counts as `parentWeight` observations. */
export const shrunkMean = (sum: number, weight: number, parent: number, parentWeight: number): number =>
  weight > 0 ? (parentWeight * parent + sum) / (parentWeight + weight) : parent;

/** ln Γ for x > 0, by Stirling's series after shifting x above 7; good to 1e-9. */
export function lnGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 7) shift -= Math.log(z++);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}

/** What a parent counts for while too little is known of how children differ. */
export const usualParentWeight = 12;
const parentWeights = [4, 6, 8, usualParentWeight, 16, 24, 40];
const enough = { children: 5, weight: 10 };

/** How many touches a parent's word is worth, learned from how far children are from their parents: of a few weights the one
 *  under which what happened was likeliest, beta-binomial (empirical Bayes, Robbins 1956; Casella 1985). `expected` is the
 *  parents' mean chance for these very touches, their complexity included. */
export function learnParentWeight(children: readonly { weight: number; solved: number; expected: number }[]): number {
  const telling = children.filter((c) => c.weight >= enough.weight);
  if (telling.length < enough.children) return usualParentWeight;
  const likelihood = (w: number) =>
    telling.reduce((sum, { weight, solved, expected }) => {
      const a = w * Math.min(0.99, Math.max(0.01, expected));
      const b = w - a;
      const seen = lnGamma(solved + a) + lnGamma(weight - solved + b) - lnGamma(weight + w);
      return sum + seen - (lnGamma(a) + lnGamma(b) - lnGamma(w));
    }, 0);
  let best = { weight: usualParentWeight, value: Number.NEGATIVE_INFINITY };
  for (const weight of parentWeights) {
    const value = likelihood(weight);
    if (value > best.value) best = { weight, value };
  }
  return best.weight;
}

/** The mean of chances on the logit scale. */
export const meanChance = (chances: readonly number[]): number =>
  logistic(chances.reduce((sum, p) => sum + logit(Math.min(0.999, Math.max(0.001, p))), 0) / chances.length);
