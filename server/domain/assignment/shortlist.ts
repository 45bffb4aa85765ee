/** One possible taker of a ticket: an agent's place in the pool and what giving the ticket to them is worth. */
export interface Bid {
  agent: number;
  value: number;
}

/** All bids for a ticket, as columns: a large desk has hundreds of thousands of pairs. */
export interface Bids {
  /** Places in the pool; shared, so not everybody here bids. */
  agents: readonly number[];
  /** NaN = does not bid. */
  values: Float64Array;
  /** How many bid. */
  count: number;
}
export const noBids = (agents: readonly number[]): Bids => ({
  agents,
  values: new Float64Array(agents.length).fill(Number.NaN),
  count: 0,
});

const length = 24;

/** The takers of one ticket, best first, found a few at a time: most tickets need only their first, and sorting all pairs
 *  of a large desk costs more than everything else. Relies on room only shrinking: who was passed over stays out. */
export class Shortlist {
  private best: Bid[] = [];
  private at = 0;

  /** `isBefore` breaks ties of value. */
  constructor(
    private readonly bids: Bids,
    private readonly isBefore: (a: number, b: number) => boolean,
  ) {}

  /** The best taker who still has room, or null. */
  first(hasRoom: (agent: number) => boolean): Bid | null {
    for (;;) {
      for (; this.at < this.best.length; this.at++) {
        const bid = this.best[this.at]!;
        if (hasRoom(bid.agent)) return bid;
      }
      if (this.at > 0 && this.at < length) return null; // the last stretch was not full: nobody is left
      this.best = this.stretch(hasRoom);
      this.at = 0;
      if (this.best.length === 0) return null;
    }
  }

  private stretch(hasRoom: (agent: number) => boolean): Bid[] {
    const best: Bid[] = [];
    const { agents, values, count } = this.bids;
    if (count === 0) return best;
    for (let at = 0; at < values.length; at++) {
      const value = values[at]!;
      const last = best[length - 1];
      if (Number.isNaN(value) || (last && value < last.value)) continue;
      const bid = { agent: agents[at]!, value };
      if ((last && !this.ranks(bid, last)) || !hasRoom(bid.agent)) continue;
      let i = best.length;
      while (i > 0 && this.ranks(bid, best[i - 1]!)) i--;
      best.splice(i, 0, bid);
      if (best.length > length) best.pop();
    }
    return best;
  }

  private ranks(a: Bid, b: Bid): boolean {
    return a.value === b.value ? this.isBefore(a.agent, b.agent) : a.value > b.value;
  }
}
