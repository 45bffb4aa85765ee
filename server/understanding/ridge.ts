import type { KernelMatrix } from "./kernel";

export interface RidgeSolution {
  /** One weight per example and class, row-major; 0 for examples left out. */
  weights: Float32Array;
  /** What the solution says of every example, those left out included: examples × classes. */
  scores: Float32Array;
}

/**
 * Kernel ridge regression, (K + ridge × I) A = targets, by conjugate gradients (Hestenes & Stiefel 1952) on all classes at once.
 * `isIn[i] = 0` leaves example i out, as if it were not there. Stopped after `rounds`, which is part of the smoothing.
 */
export async function solveRidge(
  kernel: KernelMatrix,
  targets: Float32Array,
  isIn: Uint8Array,
  ridge: number,
  rounds: number,
): Promise<RidgeSolution> {
  const { size } = kernel;
  const classes = targets.length / size;
  const residual = targets.map((value, at) => (isIn[Math.floor(at / classes)] ? value : 0));
  const weights = new Float32Array(targets.length);
  const direction = residual.slice();
  let squares = columnSums(residual, residual, classes);
  for (let round = 0; round < rounds; round++) {
    const image = await kernel.multiply(direction, classes);
    for (let at = 0; at < image.length; at++) {
      image[at] = isIn[Math.floor(at / classes)] ? image[at]! + ridge * direction[at]! : 0;
    }
    const curvature = columnSums(direction, image, classes);
    const steps = squares.map((square, c) => (curvature[c]! > 1e-12 ? square / curvature[c]! : 0));
    for (let at = 0; at < image.length; at++) {
      const step = steps[at % classes]!;
      weights[at]! += step * direction[at]!;
      residual[at]! -= step * image[at]!;
    }
    const next = columnSums(residual, residual, classes);
    const turns = next.map((square, c) => (squares[c]! > 1e-12 ? square / squares[c]! : 0));
    for (let at = 0; at < direction.length; at++) {
      direction[at] = residual[at]! + turns[at % classes]! * direction[at]!;
    }
    squares = next;
  }
  return { weights, scores: await kernel.multiply(weights, classes) };
}

function columnSums(a: Float32Array, b: Float32Array, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  for (let at = 0; at < a.length; at++) sums[at % classes]! += a[at]! * b[at]!;
  return sums;
}
