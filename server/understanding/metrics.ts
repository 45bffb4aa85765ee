/** What a model said about one labelled text. `label` null = truly none of the issue types. */
export interface Outcome {
  label: string | null;
  best: string;
  probability: number;
  noneOfThese: number;
}

export interface TriageScores {
  /** Share of in-scope texts whose best candidate is right, 0..1. */
  accuracy: number;
  /** Mean F1 of the issue types, over all texts; a text counts as none where `noneOfThese` is above every candidate. */
  macroF1: number;
  /** Expected calibration error of the best candidate's probability over all texts, ten equal bins; a text that truly
   *  belongs to none has no right candidate. */
  ece: number;
  /** Share of out-of-scope texts recognised: none on top, or no candidate at 0.60. Null without such texts. */
  noneRecall: number | null;
  /** Share of out-of-scope texts whose best candidate reaches the threshold of `confident`. Null without such texts. */
  noneAccepted: number | null;
  /** Of in-scope texts: share at or above the threshold, and how many of those are right (null if there are none). */
  confident: { threshold: number; coverage: number; accuracy: number | null };
}

/** Below this no candidate is believed (the default lower band of decisions). */
const believable = 0.6;

const share = <T>(items: T[], holds: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(holds).length / items.length;

/** Expected calibration error of probabilities against what came true, ten equal bins. */
export function calibrationError(readings: { probability: number; isRight: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ probability: 0, right: 0 }));
  for (const { probability, isRight } of readings) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))]!;
    bin.probability += probability;
    bin.right += isRight ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.probability - bin.right), 0) / Math.max(1, readings.length);
}

function macroF1(outcomes: Outcome[]): number {
  const labels = [...new Set(outcomes.flatMap(({ label }) => label ?? []))];
  const scores = labels.map((label) => {
    const predicted = outcomes.filter((one) => one.best === label && one.probability >= one.noneOfThese);
    const actual = outcomes.filter((one) => one.label === label);
    const hits = predicted.filter((one) => one.label === label).length;
    return (2 * hits) / (predicted.length + actual.length);
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** Scores of a list of outcomes; all 0 for an empty list. */
export function scoreOutcomes(outcomes: Outcome[], threshold: number): TriageScores {
  const inScope = outcomes.filter(({ label }) => label !== null);
  const none = outcomes.filter(({ label }) => label === null);
  const sure = inScope.filter(({ probability }) => probability >= threshold);
  const recognised = ({ noneOfThese, probability }: Outcome) => noneOfThese > probability || probability < believable;
  return {
    accuracy: share(inScope, ({ best, label }) => best === label),
    macroF1: macroF1(outcomes),
    ece: calibrationError(outcomes.map(({ best, label, probability }) => ({ probability, isRight: best === label }))),
    noneRecall: none.length === 0 ? null : share(none, recognised),
    noneAccepted: none.length === 0 ? null : share(none, ({ probability }) => probability >= threshold),
    confident: {
      threshold,
      coverage: share(inScope, ({ probability }) => probability >= threshold),
      accuracy: sure.length === 0 ? null : share(sure, ({ best, label }) => best === label),
    },
  };
}
