import { lnGamma } from "../estimates/shrink";

const lnChoose = (n: number, k: number) => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);

/** Chance of at least `k` of `n`, each with chance `p`. */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let sum = 0;
  for (let i = k; i <= n; i++) sum += Math.exp(lnChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
  return Math.min(1, sum);
}

/** Chance of at least `k` where `mean` are expected (Poisson). */
export function atLeastOf(k: number, mean: number): number {
  let below = 0;
  for (let i = 0; i < k; i++) below += Math.exp(i * Math.log(mean) - mean - lnGamma(i + 1));
  return Math.max(0, 1 - below);
}

/** Chance that of `drawn` tickets out of `all`, `marked` of which are of a kind, at least `k` are of that kind (Fisher's exact
 *  test, one-sided). */
export function atLeastDrawn(k: number, drawn: number, marked: number, all: number): number {
  let sum = 0;
  const total = lnChoose(all, drawn);
  for (let i = Math.max(k, drawn + marked - all, 0); i <= Math.min(drawn, marked); i++)
    sum += Math.exp(lnChoose(marked, i) + lnChoose(all - marked, drawn - i) - total);
  return Math.min(1, sum);
}

/** Chance of at most `solved` successes where each try has its own chance; tries that are alike come together. */
export function atMostSolved(solved: number, tries: readonly { count: number; chance: number }[]): number {
  let mass = [1];
  for (const { count, chance } of tries) {
    for (let i = 0; i < count; i++) {
      const next = new Array<number>(mass.length + 1).fill(0);
      mass.forEach((p, k) => {
        next[k]! += p * (1 - chance);
        next[k + 1]! += p * chance;
      });
      mass = next;
    }
  }
  return Math.min(
    1,
    mass.slice(0, solved + 1).reduce((sum, p) => sum + p, 0),
  );
}

/** Those of many tests that stand when at most the share `rate` of what is told may be chance (Benjamini & Hochberg 1995). */
export function standing<T extends { chance: number }>(tests: readonly T[], rate: number): T[] {
  const sorted = [...tests].sort((a, b) => a.chance - b.chance);
  let most = 0;
  sorted.forEach(({ chance }, at) => {
    if (chance <= (rate * (at + 1)) / sorted.length) most = at + 1;
  });
  return sorted.slice(0, most);
}

/** The lower end of Wilson's interval for a share, 95 % one-sided. */
export function leastShare(k: number, n: number): number {
  if (n === 0) return 0;
  const z = 1.645;
  const p = k / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return (middle - half) / (1 + (z * z) / n);
}
