import type { Reason } from "../../reasons";
import type { SignalName } from "../../triage/understanding";
import type { Channel, Disposition, Segment } from "../../vocabulary";

/** A concrete ticket, real or thought up, as far as a policy looks at it. */
export interface ExampleTicket {
  /** Calibrated, the likeliest first; they add up to at most 1. Empty = none of the desk's issue types. */
  issueTypes: { issueType: string; probability: number }[];
  segment: Segment;
  channel: Channel;
  /** Epoch ms. */
  at: number;
  /** 0 to 1; absent = 0. */
  signals: Partial<Record<SignalName, number>>;
  /** Gate keywords found in its text. */
  keywords: string[];
  /** How likely it is none of the desk's issue types, 0 to 1; absent = surely where `issueTypes` is empty, else not at all. */
  noneOfThese?: number;
  /** ISO 639-1; absent = one that the desk reads. */
  language?: string;
}

/** One place of a way, by `nodeId`, and why the ticket goes there. */
export interface WayStep {
  node: string;
  reasons: Reason[];
}

/** Where a policy sends a ticket, to its end: what it is about, the rule or gate that decides, its first queue, and the queues
 *  and the last resort that it goes on to while nobody resolves it. */
export interface Way {
  steps: WayStep[];
  /** Index into `steps` of the queue (or last resort) where it starts; what follows is reached by escalation only. */
  start: number;
  disposition: Disposition;
  issueType: string | null;
  team: string;
  tier: number;
  /** The rule of ownership that decided, by id. */
  rule: string | null;
  priority: number;
}
