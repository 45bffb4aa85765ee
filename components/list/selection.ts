/** Which tickets of a list are chosen, by number, and where a range would begin. */
export interface Selection {
  chosen: ReadonlySet<number>;
  anchor: number | null;
}
export const nothing: Selection = { chosen: new Set(), anchor: null };

/** Chooses one more or one less; a later range begins there. */
export function toggled({ chosen }: Selection, number: number): Selection {
  const next = new Set(chosen);
  if (!next.delete(number)) next.add(number);
  return { chosen: next, anchor: number };
}

/** Everything from where the last choice was made to here is chosen, or left where that one was left. */
export function ranged(s: Selection, number: number, order: readonly number[]): Selection {
  const from = s.anchor === null ? -1 : order.indexOf(s.anchor);
  const to = order.indexOf(number);
  if (from < 0 || to < 0) return toggled(s, number);
  const isChosen = s.chosen.has(s.anchor!);
  const next = new Set(s.chosen);
  for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isChosen) next.add(one);
    else next.delete(one);
  }
  return { chosen: next, anchor: number };
}

/** All of these, or none where all of them are chosen already. */
export const allOrNone = (s: Selection, numbers: readonly number[]): Selection =>
  numbers.every((n) => s.chosen.has(n)) ? nothing : { chosen: new Set(numbers), anchor: null };

/** How much of a list is chosen, as its head shows it: all only where everything that fits is, loaded or not (`total`). */
export function extentOf({ chosen }: Selection, order: readonly number[], total: number): boolean | "indeterminate" {
  if (chosen.size === 0) return false;
  return order.length >= total && order.every((n) => chosen.has(n)) ? true : "indeterminate";
}
