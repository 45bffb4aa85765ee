/** A list while somebody points at it: rows keep their places and take their news; what is new is counted, not shown. */
export function steadied<T extends { id: string }>(
  held: readonly string[] | null,
  latest: readonly T[],
  lastSeen: ReadonlyMap<string, T>,
): { rows: T[]; fresh: number } {
  if (held === null) return { rows: [...latest], fresh: 0 };
  const now = new Map(latest.map((one) => [one.id, one]));
  const rows = held.flatMap((id) => now.get(id) ?? lastSeen.get(id) ?? []);
  const known = new Set(held);
  return { rows, fresh: latest.filter((one) => !known.has(one.id)).length };
}
