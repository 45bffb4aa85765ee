/** What the simulated world draws, from one seeded source. */
export class Draws {
  constructor(readonly uniform: () => number) {}

  /** Standard normal (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Multiplies by about 1: median 1, `spread` is the deviation of its logarithm. */
  factor(spread: number): number {
    return Math.exp(spread * this.normal());
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Index drawn in proportion to `weights`, which are not all 0. */
  index(weights: readonly number[]): number {
    let left = this.uniform() * weights.reduce((a, b) => a + b, 0);
    const at = weights.findIndex((w) => {
      left -= w;
      return left < 0;
    });
    return at < 0 ? weights.length - 1 : at;
  }

  /** How often something of this mean rate happens (Knuth; the mean is split where its exponential would underflow). */
  poisson(mean: number): number {
    if (mean > 500) return this.poisson(mean / 2) + this.poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count++;
    return count;
  }
}
