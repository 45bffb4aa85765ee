import type { Place } from "./ticket";

/** Tickets that an estimate treats alike: begun at one place, about one thing, of nearly one complexity. */
export interface Stratum extends Place {
  issueType: string;
  /** Standard deviations. */
  complexity: number;
}

/** Half a standard deviation apart, at most three from the mean. */
export const bandOf = (complexity: number): number => Math.max(-6, Math.min(6, Math.round(complexity * 2))) / 2;

export const stratumKey = (place: Place, issueType: string | null, complexity: number): string =>
  JSON.stringify([place.lane, place.team, place.tier, issueType ?? "", bandOf(complexity)]);

export function stratumOf(key: string): Stratum {
  const [lane, team, tier, issueType, complexity] = JSON.parse(key) as [Place["lane"], string, number, string, number];
  return { lane, team, tier, issueType, complexity };
}

export const placeKey = ({ lane, team, tier }: Place): string => JSON.stringify([lane, team, tier]);
