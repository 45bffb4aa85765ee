import type { CalibrationExample } from "./calibrate";
import { type FitExample, type FitOptions, fitParts } from "./fit";
import { readRaw } from "./model";
import { seededRandom, shuffle } from "./random";
import { createVectorizer } from "./vectorize";

/** Without out-of-scope examples, how likely a message is taken to be of none of the types before reading it. */
const assumedNoneShare = 0.05;

/** A reading by a model that had not seen the text, and the fold it was in. */
export interface FoldReading extends CalibrationExample {
  fold: number;
}

/** Deals each class's examples round the folds after a seeded shuffle, so that every fold has its share of each. */
export function stratifiedFolds(targets: number[], folds: number, seed: number): number[] {
  const random = seededRandom(seed);
  const byTarget = new Map<number, number[]>();
  targets.forEach((target, at) => {
    byTarget.set(target, [...(byTarget.get(target) ?? []), at]);
  });
  const fold = new Array<number>(targets.length).fill(0);
  for (const members of byTarget.values()) {
    shuffle(members, random);
    members.forEach((member, position) => {
      fold[member] = position % folds;
    });
  }
  return fold;
}

/** Readings of the examples by a model fitted on the others that `isTraining` lets through. */
function readFold(
  examples: FitExample[],
  labels: string[],
  options: FitOptions,
  isTraining: (at: number) => boolean,
  isTest: (at: number) => boolean,
): { at: number; reading: CalibrationExample["reading"] }[] {
  const parts = fitParts(
    examples.filter((_, at) => isTraining(at)),
    labels,
    options,
  );
  const vectorize = createVectorizer(parts.vocabulary);
  return examples.flatMap(({ counts }, at) =>
    isTest(at) ? [{ at, reading: readRaw({ ...parts, trainingHash: "" }, vectorize(counts)) }] : [],
  );
}

/**
 * Out-of-fold readings of all examples. Where none of them is out of scope, whole issue types are left out in turn and
 * their texts stand in for out-of-scope ones, weighted down to an assumed share.
 */
export function crossValidate(
  examples: FitExample[],
  labels: string[],
  options: FitOptions,
  folds: number,
): FoldReading[] {
  const none = labels.length;
  const targets = examples.map(({ target }) => target);
  const foldOf = stratifiedFolds(targets, folds, options.seed);
  const hasBackground = targets.includes(none);
  const readings: FoldReading[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isTest = (at: number) => foldOf[at] === fold;
    for (const { at, reading } of readFold(examples, labels, options, (at) => !isTest(at), isTest)) {
      readings.push({ reading, target: targets[at] === none ? -1 : targets[at]!, weight: 1, fold });
    }
    if (hasBackground || labels.length < 3) continue;
    const isLeftOut = (at: number) => targets[at]! % folds === fold;
    for (const { reading } of readFold(examples, labels, options, (at) => !isLeftOut(at), isLeftOut)) {
      readings.push({ reading, target: -1, weight: assumedNoneShare / (1 - assumedNoneShare), fold });
    }
  }
  return readings;
}
