import type { Distribution } from "./reading";
import type { Vector } from "./vector";

/** A distribution as counts of logarithmic buckets, after DDSketch (Masson, Rim & Lee, VLDB 2019) without its collapsing: bucket
 *  i > 0 holds whole numbers in (γ^(i−1), γ^i], told as 2γ^i / (γ + 1), which is at most `relativeError` away from every one of them;
 *  bucket 0 holds 0. Counts are whole, add and subtract. */
export const relativeError = 0.005;
const gamma = (1 + relativeError) / (1 - relativeError);
const logGamma = Math.log(gamma);
/** A century of seconds is in bucket 2,190. */
export const bucketsOfSketch = 4096;

/** The bucket of a whole number of seconds. */
export const bucketOf = (seconds: number): number =>
  // Sums of rounding errors must not lift γ^i itself into the next bucket.
  seconds < 1 ? 0 : Math.min(bucketsOfSketch - 1, 1 + Math.ceil(Math.log(seconds) / logGamma - 1e-9));

/** What a bucket's numbers are told as. */
const toldAs = (bucket: number): number => (bucket === 0 ? 0 : (2 * gamma ** (bucket - 1)) / (gamma + 1));
const upperOf = (bucket: number): number => (bucket === 0 ? 0 : gamma ** (bucket - 1));

/** One sketch of several in a vector, ascending. */
const bucketsIn = (vector: Vector, sketch: number): [bucket: number, count: number][] =>
  [...vector]
    .filter(([index]) => Math.floor(index / bucketsOfSketch) === sketch)
    .map(([index, n]): [number, number] => [index % bucketsOfSketch, n])
    .sort((a, b) => a[0] - b[0]);

/** Quantiles as type 7 has them: at rank (n − 1) × q, between the two ranks around it in proportion, each told by its bucket. Both
 *  are within `relativeError` of the true order statistics, and so is what lies between them; null of nothing. */
function quantilesOf(buckets: readonly [number, number][], qs: readonly number[]): (number | null)[] {
  const n = buckets.reduce((sum, [, count]) => sum + count, 0);
  if (n <= 0) return qs.map(() => null);
  const atRank = (rank: number) => {
    let before = 0;
    for (const [bucket, count] of buckets) {
      before += count;
      if (rank < before) return toldAs(bucket);
    }
    return toldAs(buckets.at(-1)![0]);
  };
  return qs.map((q) => {
    const at = (n - 1) * q;
    const low = Math.floor(at);
    const below = atRank(low);
    return at === low ? below : below + (atRank(low + 1) - below) * (at - low);
  });
}

/** So many buckets make a bar: a factor of about 1.42. */
const bucketsOfBar = 35;

export function distributionOf(vector: Vector, sketch: number): Distribution {
  const buckets = bucketsIn(vector, sketch);
  const [p25, p50, p75, p90, p95] = quantilesOf(buckets, [0.25, 0.5, 0.75, 0.9, 0.95]) as (number | null)[];
  const bars = new Map<number, number>();
  for (const [bucket, count] of buckets) {
    const bar = Math.ceil(bucket / bucketsOfBar);
    bars.set(bar, (bars.get(bar) ?? 0) + count);
  }
  return {
    n: buckets.reduce((sum, [, count]) => sum + count, 0),
    ...{ p25: p25!, p50: p50!, p75: p75!, p90: p90!, p95: p95! },
    bars: [...bars].map(([bar, n]) => ({
      fromS: bar <= 0 ? 0 : upperOf((bar - 1) * bucketsOfBar),
      toS: upperOf(bar * bucketsOfBar),
      n,
    })),
  };
}

/** The median alone, for a series. */
export const medianOf = (vector: Vector, sketch: number): number | null =>
  quantilesOf(bucketsIn(vector, sketch), [0.5])[0]!;
