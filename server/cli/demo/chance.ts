/** Draws of one seeded source; the crowd is the same every time, only races differ. */
export class Chance {
  constructor(readonly random: () => number) {}
  is = (share: number): boolean => this.random() < share;
  of = <T>(list: readonly T[]): T => list[Math.floor(this.random() * list.length)]!;
  /** Around a median, rarely more than three times it. */
  about = (median: number): number => median * Math.exp((this.random() + this.random() + this.random() - 1.5) * 0.9);
}
