/** Position of the largest value; 0 for an empty array. */
export function highestAt(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if (values[at]! > values[best]!) best = at;
  return best;
}
