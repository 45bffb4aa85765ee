/** How long a queue waits at a load, up to a factor: Sakasegawa's approximation for c servers, ρ^(√(2(c+1))−1) ∕ (c·(1−ρ))
 *  (Sakasegawa 1977). */
const waitAt = (load: number, servers: number): number => {
  const rho = Math.min(0.97, Math.max(0.05, load));
  return rho ** (Math.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - rho));
};

/** Beyond this much longer or shorter nothing is believed. */
const most = 4;

/** What people had for a queue in the period. */
export interface Capacity {
  /** Minutes that they were at work for it. */
  minutes: number;
  /** How many at a time, at least 1. */
  people: number;
}

/** By how much waits at a queue are multiplied where its work grows from `was` to `is` minutes and its people stay the same. 1 where
 *  nobody is known to have worked there: waits are then taken as they were. */
export function waitFactor(was: number, is: number, capacity: Capacity | undefined): number {
  if (!capacity || capacity.minutes <= 0 || was <= 0) return 1;
  const servers = Math.max(1, capacity.people);
  const factor = waitAt(is / capacity.minutes, servers) / waitAt(was / capacity.minutes, servers);
  return Math.min(most, Math.max(1 / most, factor));
}

/** A chance of being late where waits are multiplied: its odds grow as the wait does. */
export function lateAfter(p: number, factor: number): number {
  if (factor === 1 || p <= 0 || p >= 1) return p;
  const odds = (p / (1 - p)) * factor;
  return odds / (1 + odds);
}
