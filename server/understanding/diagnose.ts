import { type Diagnosis, type StoredDiagnosis, shareReadRight } from "../domain/learning/diagnosis";
import { type Outcome, scoreOutcomes } from "./metrics";

/** An outcome and the text it is of, by the position in the list that was read. */
export interface TextOutcome extends Outcome {
  example: number;
}

/** Names the texts of a diagnosis; `refs` are those of the list that was read, in its order. */
export const withRefs = (found: Diagnosis, refs: readonly string[]): StoredDiagnosis => ({
  ...found,
  confusions: found.confusions.map((one) => ({ ...one, examples: one.examples.flatMap((at) => refs[at] ?? []) })),
});

const mostConfusions = 60;
const mostExamples = 8;

/** The label that is read in the end: none where that is likelier than every issue type. */
export const readAs = (one: Outcome): string | null => (one.noneOfThese > one.probability ? null : one.best);

function reliabilityOf(outcomes: readonly TextOutcome[]): Diagnosis["reliability"] {
  return Array.from({ length: 10 }, (_, bin) => {
    const within = outcomes.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    const mean = (value: (one: TextOutcome) => number) =>
      within.reduce((sum, one) => sum + value(one), 0) / within.length;
    return {
      from: bin / 10,
      to: (bin + 1) / 10,
      texts: within.length,
      confidence: mean(({ probability }) => probability),
      accuracy: mean(({ best, label }) => (best === label ? 1 : 0)),
    };
  }).filter(({ texts }) => texts > 0);
}

function coverageOf(outcomes: readonly TextOutcome[]): Diagnosis["coverage"] {
  return Array.from({ length: 51 }, (_, at) => {
    const threshold = at / 50;
    const sure = outcomes.filter(({ probability }) => probability >= threshold);
    const right = sure.filter(({ best, label }) => best === label).length;
    return {
      threshold,
      coverage: sure.length / outcomes.length,
      accuracy: sure.length === 0 ? null : right / sure.length,
    };
  });
}

function confusionsOf(outcomes: readonly TextOutcome[]): Diagnosis["confusions"] {
  const found = new Map<string, Diagnosis["confusions"][number]>();
  for (const one of outcomes) {
    const read = readAs(one);
    if (read === one.label) continue;
    const key = JSON.stringify([one.label, read]);
    const entry = found.get(key) ?? { actual: one.label, read, texts: 0, examples: [] };
    entry.texts += 1;
    if (entry.examples.length < mostExamples) entry.examples.push(one.example);
    found.set(key, entry);
  }
  return [...found.values()].sort((a, b) => b.texts - a.texts).slice(0, mostConfusions);
}

function typesOf(outcomes: readonly TextOutcome[]): Diagnosis["types"] {
  const labels = [...new Set(outcomes.map(({ label }) => label))].sort((a, b) => (a ?? "~").localeCompare(b ?? "~"));
  return labels.map((label) => {
    const actual = outcomes.filter((one) => one.label === label);
    const read = outcomes.filter((one) => readAs(one) === label);
    const hits = read.filter((one) => one.label === label).length;
    return {
      label,
      texts: actual.length,
      precision: read.length === 0 ? null : hits / read.length,
      recall: actual.length === 0 ? null : hits / actual.length,
    };
  });
}

/** Diagnoses outcomes of texts that the reading model was not trained on; all lists are empty without any. */
export function diagnose(outcomes: readonly TextOutcome[]): Diagnosis {
  const { macroF1, ece } = scoreOutcomes([...outcomes], 0.9);
  const types = typesOf(outcomes);
  const scores = { accuracy: shareReadRight(types), macroF1, ece };
  if (outcomes.length === 0) return { scores, texts: 0, reliability: [], coverage: [], confusions: [], types };
  return {
    scores,
    texts: outcomes.length,
    reliability: reliabilityOf(outcomes),
    coverage: coverageOf(outcomes),
    confusions: confusionsOf(outcomes),
    types,
  };
}

/** Mean negative log of the probability given to what was right: lower is better, and being sure and wrong costs most. */
export function logLoss(outcomes: readonly (Outcome & { right: number })[]): number {
  if (outcomes.length === 0) return 0;
  return outcomes.reduce((sum, { right }) => sum - Math.log(Math.max(right, 1e-6)), 0) / outcomes.length;
}
