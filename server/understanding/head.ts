import { vectorLength } from "./encoder/port";
import { cosineOf, dotAt, type KernelMatrix, kernelValue } from "./kernel";
import { solveRidge } from "./ridge";

/** What is learnt on the encoder's vectors: kernel ridge regression over the training texts themselves. */
export interface EncoderHead {
  gamma: number;
  /** How much its scores count against the linear margins. */
  weight: number;
  classes: number;
  /** Examples × 512. */
  vectors: Float32Array;
  /** Examples × classes. */
  weights: Float32Array;
  /** 1 where the example belongs to none of the issue types. */
  isNone: Uint8Array;
}

/** What the head says of one text. */
export interface HeadReading {
  /** One score per class, about 0..2; the background's last where there is one. */
  scores: Float64Array;
  /** Cosine to the closest example of any issue type and to the closest of none. */
  known: number;
  none: number;
}

export interface HeadOptions {
  gamma: number;
  ridge: number;
}

/** Found by cross-validation on training texts: flat between 1.5 and 4, and between 0.1 and 1. */
export const defaultHead: HeadOptions = { gamma: 2.5, ridge: 0.3 };
const rounds = 16;

/** More examples cost memory and time with their square. */
export const maxHeadExamples = 10_500;

export function readHead(head: EncoderHead, vector: Float32Array): HeadReading {
  const { classes, gamma, weights } = head;
  const scores = new Float64Array(classes);
  const nearest = [0, 0];
  for (let at = 0; at < head.isNone.length; at++) {
    const cosine = dotAt(head.vectors, at * vectorLength, vector, 0);
    const side = head.isNone[at]!;
    if (cosine > nearest[side]!) nearest[side] = cosine;
    const value = kernelValue(cosine, gamma);
    for (let c = 0, from = at * classes; c < classes; c++) scores[c]! += value * weights[from + c]!;
  }
  return { scores, known: Math.min(1, nearest[0]!), none: Math.min(1, nearest[1]!) };
}

/** 2 for the own class and 0 for the others, less the mean: without it the first rounds would be spent on the mean. */
function codes(targets: Int32Array, classes: number): Float32Array {
  const matrix = new Float32Array(targets.length * classes).fill(-2 / classes);
  targets.forEach((target, at) => {
    matrix[at * classes + target]! += 2;
  });
  return matrix;
}

/** Weights over all examples. */
export async function fitHead(kernel: KernelMatrix, targets: Int32Array, classes: number, options: HeadOptions) {
  const all = new Uint8Array(kernel.size).fill(1);
  return (await solveRidge(kernel, codes(targets, classes), all, options.ridge, rounds)).weights;
}

/** What the head says of every example when its whole group is left out; in the examples' order. */
export async function readHeadOutOfGroup(
  kernel: KernelMatrix,
  targets: Int32Array,
  groups: Int32Array,
  background: number,
  classes: number,
  options: HeadOptions,
): Promise<HeadReading[]> {
  const wanted = codes(targets, classes);
  const marked = Uint8Array.from(targets, (target) => (target === background ? 1 : 0));
  const nearest = await kernel.nearest(groups, marked);
  const readings: HeadReading[] = [];
  for (const group of new Set(groups)) {
    const isIn = Uint8Array.from(groups, (one) => (one === group ? 0 : 1));
    const { scores } = await solveRidge(kernel, wanted, isIn, options.ridge, rounds);
    groups.forEach((one, at) => {
      if (one !== group) return;
      readings[at] = {
        scores: Float64Array.from(scores.subarray(at * classes, (at + 1) * classes)),
        known: cosineOf(nearest[2 * at]!, options.gamma),
        none: cosineOf(nearest[2 * at + 1]!, options.gamma),
      };
    });
  }
  return readings;
}
