/** The list as it stands on screen, and what waits behind "3 new". */
export interface Standing {
  order: string[];
  held: string[];
}

/** What the list becomes when the server says `now`: whoever is there keeps their place, whoever is gone leaves, new ones
 *  at the end appear at once; those that would push others down wait until they are asked for. */
export function nextOrder(before: readonly string[], now: readonly string[]): Standing {
  const there = new Set(now);
  const order = before.filter((id) => there.has(id));
  if (order.length === 0) return { order: [...now], held: [] };
  const known = new Set(order);
  const end = Math.max(...order.map((id) => now.indexOf(id)));
  const fresh = now.filter((id) => !known.has(id));
  return {
    order: [...order, ...fresh.filter((id) => now.indexOf(id) > end)],
    held: fresh.filter((id) => now.indexOf(id) < end),
  };
}

/** Where to go on when one is settled: the one after it, else the one before; null when it was the last. */
export function afterSettling(order: readonly string[], id: string): string | null {
  const at = order.indexOf(id);
  return order[at + 1] ?? order[at - 1] ?? null;
}

/** One step along the list; it stops at both ends. From nowhere it begins at the end that lies behind. */
export function stepFrom(order: readonly string[], id: string | null, step: 1 | -1): string | null {
  if (order.length === 0) return null;
  const at = id === null ? -1 : order.indexOf(id);
  if (at < 0) return (step > 0 ? order[0] : order.at(-1)) ?? null;
  return order[Math.min(order.length - 1, Math.max(0, at + step))] ?? null;
}
