/** A logistic regression of a few inputs, each standardised first. */
export interface Logistic {
  means: number[];
  scales: number[];
  weights: number[];
  bias: number;
}

export interface LogisticExample {
  inputs: number[];
  positive: boolean;
  /** How much it counts. */
  weight: number;
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Probability that the inputs belong to the positive class. */
export function predictLogistic(model: Logistic, inputs: number[]): number {
  let score = model.bias;
  inputs.forEach((input, at) => {
    score += model.weights[at]! * ((input - model.means[at]!) / model.scales[at]!);
  });
  return sigmoid(score);
}

/** Solves `matrix × x = right` by Gaussian elimination with pivoting; both are used up. */
function solve(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let at = column; at < size; at++) matrix[row]![at]! -= factor * matrix[column]![at]!;
      right[row]! -= factor * right[column]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) right[row]! -= matrix[row]![at]! * right[at]!;
    right[row]! /= matrix[row]![row]!;
  }
  return right;
}

/**
 * Weighted maximum likelihood with an L2 penalty on the weights (not the bias), by Newton's method (iteratively
 * reweighted least squares). Needs at least one example; with one class only it answers that class's share, smoothed.
 */
export function fitLogistic(examples: LogisticExample[], penalty = 1): Logistic {
  const inputs = examples[0]!.inputs.length;
  const means: number[] = [];
  const scales: number[] = [];
  for (let at = 0; at < inputs; at++) {
    const mean = examples.reduce((sum, example) => sum + example.inputs[at]!, 0) / examples.length;
    const variance = examples.reduce((sum, example) => sum + (example.inputs[at]! - mean) ** 2, 0) / examples.length;
    means.push(mean);
    scales.push(Math.sqrt(variance) || 1);
  }
  const rows = examples.map((example) => [1, ...example.inputs.map((input, at) => (input - means[at]!) / scales[at]!)]);
  const solution = new Array<number>(inputs + 1).fill(0);
  for (let round = 0; round < 25; round++) {
    const hessian = solution.map((_, i) => solution.map((__, j) => (i === j ? (i === 0 ? 1e-3 : penalty) : 0)));
    const gradient = solution.map((value, i) => -(i === 0 ? 1e-3 : penalty) * value);
    examples.forEach((example, at) => {
      const row = rows[at]!;
      const probability = sigmoid(row.reduce((sum, value, i) => sum + value * solution[i]!, 0));
      const curvature = example.weight * Math.max(probability * (1 - probability), 1e-6);
      const pull = example.weight * ((example.positive ? 1 : 0) - probability);
      for (let i = 0; i < row.length; i++) {
        gradient[i]! += pull * row[i]!;
        for (let j = 0; j < row.length; j++) hessian[i]![j]! += curvature * row[i]! * row[j]!;
      }
    });
    const step = solve(hessian, gradient);
    for (let i = 0; i < solution.length; i++) solution[i]! += step[i]!;
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return { means, scales, weights: solution.slice(1), bias: solution[0]! };
}
