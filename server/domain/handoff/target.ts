/** Where an escalation goes: the next tier of its team, and the lowest tier whose people take what waits there; null where nobody
 *  works there or above, at any hour. */
export interface EscalationTarget {
  tier: number;
  servedBy: number | null;
}

/** `tiers`: those of the team, ascending. `staffed`: those at which somebody works. null at the top. */
export function escalationTarget(
  tiers: readonly number[],
  from: number,
  staffed: readonly number[],
): EscalationTarget | null {
  const tier = tiers.find((one) => one > from);
  if (tier === undefined) return null;
  const able = staffed.filter((one) => one >= tier);
  return { tier, servedBy: able.length === 0 ? null : Math.min(...able) };
}

/** The tiers of its team that a ticket can go back to, the nearest first. */
export const lowerTiers = (tiers: readonly number[], from: number): number[] =>
  tiers.filter((one) => one < from).sort((a, b) => b - a);
