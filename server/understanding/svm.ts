import { seededRandom, shuffle } from "../domain/random";
import type { TextVector } from "./vectorize";

/** One hyperplane per class: the margin of class k is `bias[k] + Σ value × weights[feature × classes + k]`. */
export interface LinearWeights {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

export interface SvmOptions {
  /** Cost of a violated margin; larger fits the examples closer. */
  cost: number;
  maxEpochs: number;
  /** Largest projected gradient at which it stops. */
  tolerance: number;
  seed: number;
}

export const defaultSvm: SvmOptions = { cost: 2, maxEpochs: 30, tolerance: 0.1, seed: 7 };

/**
 * One-vs-rest linear SVM with squared hinge, by dual coordinate descent (Hsieh et al. 2008, algorithm 1, as LIBLINEAR's
 * solver 1). All classes are trained in one walk over the examples, since they share the sparse vector. `targets[i]` is
 * the class of example i. Deterministic for one seed.
 */
export function trainSvm(
  vectors: TextVector[],
  targets: Int32Array,
  classes: number,
  features: number,
  options: SvmOptions = defaultSvm,
): LinearWeights {
  const weights = new Float64Array(features * classes);
  const bias = new Float64Array(classes);
  const dual = new Float64Array(vectors.length * classes);
  const diagonal = 1 / (2 * options.cost);
  const random = seededRandom(options.seed);
  const order = Int32Array.from(vectors.keys());
  const margins = new Float64Array(classes);
  const changed = new Int32Array(classes);
  const change = new Float64Array(classes);

  for (let epoch = 0; epoch < options.maxEpochs; epoch++) {
    shuffle(order, random);
    let worst = 0;
    for (const example of order) {
      const { indices, values } = vectors[example]!;
      margins.set(bias);
      let curvature = 1 + diagonal;
      for (let at = 0; at < indices.length; at++) {
        const value = values[at]!;
        const row = indices[at]! * classes;
        curvature += value * value;
        for (let k = 0; k < classes; k++) margins[k]! += value * weights[row + k]!;
      }
      let changes = 0;
      for (let k = 0; k < classes; k++) {
        const sign = targets[example] === k ? 1 : -1;
        const before = dual[example * classes + k]!;
        const gradient = sign * margins[k]! - 1 + diagonal * before;
        const projected = before === 0 ? Math.min(gradient, 0) : gradient;
        if (projected === 0) continue;
        worst = Math.max(worst, Math.abs(projected));
        const after = Math.max(before - gradient / curvature, 0);
        dual[example * classes + k] = after;
        changed[changes] = k;
        change[changes] = sign * (after - before);
        changes += 1;
      }
      for (let c = 0; c < changes; c++) bias[changed[c]!]! += change[c]!;
      for (let at = 0; changes > 0 && at < indices.length; at++) {
        const value = values[at]!;
        const row = indices[at]! * classes;
        for (let c = 0; c < changes; c++) weights[row + changed[c]!]! += change[c]! * value;
      }
    }
    if (worst < options.tolerance) break;
  }
  return { classes, weights: Float32Array.from(weights), bias: Float32Array.from(bias) };
}

/** Raw margins of all classes; no probabilities yet. */
export function marginsOf(model: LinearWeights, vector: TextVector): Float64Array {
  const { classes, weights, bias } = model;
  const margins = Float64Array.from(bias);
  for (let at = 0; at < vector.indices.length; at++) {
    const value = vector.values[at]!;
    const row = vector.indices[at]! * classes;
    for (let k = 0; k < classes; k++) margins[k]! += value * weights[row + k]!;
  }
  return margins;
}
