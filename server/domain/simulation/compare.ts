/** Mean of paired differences or figures, with the interval in which it lies with 95 % confidence (Student's t). */
export interface Mean {
  value: number;
  low: number;
  high: number;
  n: number;
}

/** Two-sided 95 % points of Student's t by degrees of freedom, 1 to 30. */
const points = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Of one value there is no interval: its ends are NaN. */
export function meanOf(values: readonly number[]): Mean {
  const n = values.length;
  const value = values.reduce((a, b) => a + b, 0) / n;
  if (n < 2) return { value, low: Number.NaN, high: Number.NaN, n };
  const variance = values.reduce((sum, x) => sum + (x - value) ** 2, 0) / (n - 1);
  const half = (points[n - 2] ?? 1.96) * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half, n };
}

/** Ratio of two means of the same worlds, with a jackknife interval: worlds are left out one at a time, both figures
 *  together, so what is common to them cancels (Miller 1974). */
export function ratioOf(above: readonly number[], below: readonly number[]): Mean {
  const n = above.length;
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  const [a, b] = [sum(above), sum(below)];
  const value = a / b;
  if (n < 2) return { value, low: Number.NaN, high: Number.NaN, n };
  const pseudo = above.map((x, i) => n * value - ((n - 1) * (a - x)) / (b - below[i]!));
  const { low, high } = meanOf(pseudo);
  const half = (high - low) / 2;
  return { value, low: value - half, high: value + half, n };
}
