import type { DecisionFacts } from "../../decision/decide";
import type { Channel, Disposition, Segment } from "../../vocabulary";

/** Where a ticket begins: whose it is, at which tier, and whether the assistant has it first. Teams of an imported log are
 *  named as that log names them where the policy has none of that name. */
export interface Place {
  team: string;
  tier: number;
  lane: Disposition;
}

/** A promise whose keeping can be told from what happened. */
export const simPromises = ["firstResponse", "resolution"] as const;
export type SimPromise = (typeof simPromises)[number];

/** How a promise went. */
export interface Spent {
  /** Ms of the promise's own time until it was kept, or so far. */
  spentMs: number;
  /** Whose hours counted; null = all time. */
  calendar: string | null;
  /** Kept, early or late; false while it runs or where nobody kept it. */
  isKept: boolean;
  /** Epoch ms of the same stretch, for calendars that count other hours. */
  from: number;
  to: number;
}

export const fates = ["resolved", "open", "abandoned"] as const;
export type Fate = (typeof fates)[number];

/** What truly became of it. */
export interface Observed {
  place: Place;
  /** In standard deviations, as it was thought of at the beginning; null where nothing told. */
  complexity: number | null;
  /** The last owner, who in the end dealt with it. */
  lastTeam: string;
  fate: Fate;
  /** Moves between tiers of people, and changes of team. */
  escalations: number;
  handoffs: number;
  /** The assistant resolved it and nobody else had it; null where it had no part. */
  isContained: boolean | null;
  promises: Partial<Record<SimPromise, Spent>>;
}

/** A ticket of the past: what a decision looked at, and what became of it. */
export interface HistoricTicket {
  id: string;
  at: number;
  channel: Channel | null;
  segment: Segment;
  /** As the first decision saw it. */
  facts: DecisionFacts;
  /** What was written, to be read anew under each policy; null where it is gone or was never known. */
  text: string | null;
  was: Observed;
}
