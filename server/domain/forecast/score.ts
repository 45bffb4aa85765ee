/** How good chances were. */
export interface Told {
  chance: number;
  isSo: boolean;
}

export interface Scores {
  n: number;
  /** Share of those that came true. */
  base: number;
  /** Mean squared difference (Brier 1950); `baseBrier`: of whoever always says the base rate. */
  brier: number;
  baseBrier: number;
  /** Mean distance between what was told and what came, over ten bins of equal size, each weighted by how many are in it. */
  ece: number;
  deciles: { told: number; came: number; n: number }[];
}

const mean = (list: readonly number[]) => (list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length);

export function scoresOf(list: readonly Told[]): Scores {
  const base = mean(list.map((x) => Number(x.isSo)));
  const sorted = [...list].sort((a, b) => a.chance - b.chance);
  const deciles = Array.from({ length: 10 }, (_, i) => {
    const bin = sorted.slice(Math.floor((i * sorted.length) / 10), Math.floor(((i + 1) * sorted.length) / 10));
    return { told: mean(bin.map((x) => x.chance)), came: mean(bin.map((x) => Number(x.isSo))), n: bin.length };
  });
  return {
    n: list.length,
    base,
    brier: mean(list.map((x) => (x.chance - Number(x.isSo)) ** 2)),
    baseBrier: base * (1 - base),
    ece: deciles.reduce((sum, d) => sum + (d.n * Math.abs(d.told - d.came)) / Math.max(1, list.length), 0),
    deciles,
  };
}

/** The a and b of logit p = a + b × logit(chance) under which what came is likeliest (Platt 1999), by Newton's method. */
export function fitCalibration(list: readonly Told[]): { a: number; b: number } {
  let [a, b] = [0, 0];
  const logits = list.map((x) => Math.log(x.chance / (1 - x.chance)));
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-9, 0, 1e-9];
    logits.forEach((x, i) => {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const d = Number(list[i]!.isSo) - p;
      const w = p * (1 - p);
      ga += d;
      gb += d * x;
      haa += w;
      hab += w * x;
      hbb += w * x * x;
    });
    const det = haa * hbb - hab * hab;
    if (!(det > 1e-12)) break;
    const [da, db] = [(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det];
    a += da;
    b += db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { a, b };
}
