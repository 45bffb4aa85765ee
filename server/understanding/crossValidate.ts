import { seededRandom, shuffle } from "../domain/random";
import type { CalibrationExample } from "./calibrate";
import { type FitExample, type FitOptions, fitParts } from "./fit";
import { fuse } from "./fuse";
import type { HeadReading } from "./head";
import { readRaw } from "./model";
import { createVectorizer } from "./vectorize";

/** Without out-of-scope examples, how likely a message is taken to be of none of the types before reading it. */
const assumedNoneShare = 0.05;

/** A reading by a model that had not seen the text, and the fold it was in. */
export interface FoldReading extends CalibrationExample {
  fold: number;
  /** Position of the example. */
  at: number;
  /** Its whole issue type was left out: it stands in for an out-of-scope text. */
  isStandIn: boolean;
}

/** How the examples are split for cross-validation. */
export interface Split {
  folds: number;
  /** Fold of each example. */
  foldOf: Int32Array;
  /** Which examples are left out together with their whole issue type; null where there are out-of-scope examples. */
  typesOf: Int32Array | null;
}

export function splitExamples(targets: number[], types: number, folds: number, seed: number): Split {
  const standIns = !targets.includes(types) && types >= 3;
  return {
    folds,
    foldOf: Int32Array.from(stratifiedFolds(targets, folds, seed)),
    typesOf: standIns ? Int32Array.from(targets, (target) => target % folds) : null,
  };
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

/** Readings of one group's examples by a linear model fitted on the others. */
function readGroup(
  examples: FitExample[],
  labels: string[],
  options: FitOptions,
  groups: Int32Array,
  group: number,
): { at: number; reading: CalibrationExample["reading"] }[] {
  const parts = fitParts(
    examples.filter((_, at) => groups[at] !== group),
    labels,
    options,
  );
  const vectorize = createVectorizer(parts.vocabulary);
  return examples.flatMap(({ counts }, at) =>
    groups[at] === group ? [{ at, reading: readRaw(parts, vectorize(counts)) }] : [],
  );
}

/**
 * The linear model's out-of-fold readings of all examples. Where none of them is out of scope, whole issue types are
 * left out in turn and their texts stand in for out-of-scope ones, weighted down to an assumed share.
 */
export function crossValidate(
  examples: FitExample[],
  labels: string[],
  options: FitOptions,
  split: Split,
): FoldReading[] {
  const none = labels.length;
  const readings: FoldReading[] = [];
  const standInWeight = assumedNoneShare / (1 - assumedNoneShare);
  for (let fold = 0; fold < split.folds; fold++) {
    for (const { at, reading } of readGroup(examples, labels, options, split.foldOf, fold)) {
      const target = examples[at]!.target;
      readings.push({ reading, target: target === none ? -1 : target, weight: 1, fold, at, isStandIn: false });
    }
    if (!split.typesOf) continue;
    for (const { at, reading } of readGroup(examples, labels, options, split.typesOf, fold)) {
      readings.push({ reading, target: -1, weight: standInWeight, fold, at, isStandIn: true });
    }
  }
  return readings;
}

/** The same readings with the head's out-of-fold scores; those of examples that the head was not trained on are left out. */
export function fuseReadings(
  readings: FoldReading[],
  head: { outOfFold: HeadReading[]; outOfType: HeadReading[] | null },
  weight: number,
  types: number,
): FoldReading[] {
  return readings.flatMap((one) => {
    const scores = one.isStandIn ? head.outOfType?.[one.at] : head.outOfFold[one.at];
    return scores ? [{ ...one, reading: fuse(one.reading, scores, weight, types) }] : [];
  });
}
