/** Below so many outcomes nothing is said of a person: no rate, no place in an order. */
export const minimumOutcomes = 30;

/** One person's work of one kind (issue type × tier). */
export interface CaseWork {
  personId: string;
  /** Issue type and tier as one word. */
  kind: string;
  /** Touches that ended in a success or a failure, and the successes. */
  outcomes: number;
  solved: number;
  touches: number;
  handlingS: number;
}

export interface Adjusted {
  personId: string;
  outcomes: number;
  isEnough: boolean;
  /** `expected` is of the person's own mix of work; `adjusted` and `desk`, what everybody does, are of the desk's mix: only these
   *  two may stand side by side. */
  success: { observed: number; expected: number; adjusted: number; desk: number; low: number; high: number } | null;
  handlingS: { observed: number; expected: number; adjusted: number; desk: number } | null;
}

const z = 1.959964;

/** Wilson's interval of a share. */
export function wilson(successes: number, n: number): { low: number; high: number } {
  const p = successes / n;
  const centre = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const reach = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** People compared on equal work, by indirect standardisation: expected is what the desk as a whole does with the kinds of work
 *  that the person had (Σ outcomes of the kind × the desk's rate of it), adjusted = observed ÷ expected × the desk's rate. The interval is
 *  Wilson's of the observed share, scaled alike; shares are kept within 0 and 1. The desk's rates include the person's own work.
 *  Minutes likewise, by touches. */
export function adjustCaseMix(work: readonly CaseWork[]): Adjusted[] {
  const total = (list: readonly CaseWork[]) => {
    const sum = { outcomes: 0, solved: 0, touches: 0, handlingS: 0 };
    for (const w of list) {
      sum.outcomes += w.outcomes;
      sum.solved += w.solved;
      sum.touches += w.touches;
      sum.handlingS += w.handlingS;
    }
    return sum;
  };
  const ofKind = new Map([...Map.groupBy(work, (w) => w.kind)].map(([kind, list]) => [kind, total(list)]));
  const desk = total(work);
  return [...Map.groupBy(work, (w) => w.personId)].map(([personId, list]) => {
    const own = total(list);
    const isEnough = own.outcomes >= minimumOutcomes;
    const none = { personId, outcomes: own.outcomes, isEnough, success: null, handlingS: null };
    if (!isEnough) return none;
    const expected = (each: (w: CaseWork, kind: ReturnType<typeof total>) => number) =>
      list.reduce((sum, w) => sum + each(w, ofKind.get(w.kind)!), 0);
    const successes = expected((w, kind) => (kind.outcomes > 0 ? (w.outcomes * kind.solved) / kind.outcomes : 0));
    const seconds = expected((w, kind) => (kind.touches > 0 ? (w.touches * kind.handlingS) / kind.touches : 0));
    const share = (x: number) => Math.min(1, Math.max(0, x));
    const scale = successes > 0 ? ((own.outcomes / successes) * desk.solved) / desk.outcomes : 0;
    const observed = own.solved / own.outcomes;
    const { low, high } = wilson(own.solved, own.outcomes);
    return {
      ...none,
      success: {
        observed,
        expected: successes / own.outcomes,
        adjusted: share(observed * scale),
        desk: desk.solved / desk.outcomes,
        low: share(low * scale),
        high: share(high * scale),
      },
      handlingS:
        own.touches === 0 || seconds === 0
          ? null
          : {
              observed: own.handlingS / own.touches,
              expected: seconds / own.touches,
              adjusted: ((own.handlingS / seconds) * desk.handlingS) / desk.touches,
              desk: desk.handlingS / desk.touches,
            },
    };
  });
}
