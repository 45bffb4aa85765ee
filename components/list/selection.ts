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

/** All of them up to a limit, or none where all are chosen already. */
export function allOrNone(s: Selection, order: readonly number[], limit: number): Selection {
  const all = order.slice(0, limit);
  return all.every((n) => s.chosen.has(n)) ? nothing : { chosen: new Set(all), anchor: null };
}
