import type { AccountEventKind, ExpansionStage } from "./vocabulary";

/** How far back tickets of the same customer or account are looked at, in days. */
export const earlierDays = 30;
/** At most so many of them are kept with a decision, the newest first. */
export const mostEarlier = 40;
/** Events older than these days are no context any more. */
export const eventDays = 30;

/** A ticket of the same customer, or of somebody else at their account. */
export interface EarlierTicket {
  number: number;
  issueType: string | null;
  daysAgo: number;
  isSameCustomer: boolean;
  isReopened: boolean;
}

/** What is known around a message when it is decided, and all that is stored of it: facts of the account, measures and
 *  ticket numbers; no customer text, no address, no name. Unknown facts are null. */
export interface DecisionContext {
  plan: string | null;
  /** Per year. */
  value: { amount: number; currency: string } | null;
  /** Days until the contract is renewed; negative once passed. */
  renewalInDays: number | null;
  expansion: ExpansionStage | null;
  /** 0..1. */
  churnRisk: number | null;
  /** Metrics with enough data; `change` is relative: 3 is +300 % in 7 days. */
  volume: { metric: string; change: number }[];
  /** Whether anything that happened at the account was ever told; without, nothing follows from there being no event. */
  areEventsKnown: boolean;
  /** The newest event of each kind. */
  events: { kind: AccountEventKind; daysAgo: number }[];
  earlier: EarlierTicket[];
}

export const emptyContext: DecisionContext = {
  plan: null,
  value: null,
  renewalInDays: null,
  expansion: null,
  churnRisk: null,
  volume: [],
  areEventsKnown: false,
  events: [],
  earlier: [],
};

/** A customer who writes again about the same thing, as a signal: how strong, and the tickets that made it. */
export interface RepeatedContact {
  /** 0..1: 0 for a first ticket, 1 from the fifth in 7 days on. */
  value: number;
  /** Tickets about it in the last 7 and 30 days, this one included. */
  last7: number;
  last30: number;
  /** The customer alone, or several people of their account. */
  by: "customer" | "account";
  /** The earlier tickets of 7 days, newest first. */
  numbers: number[];
  /** An earlier one about it had to be opened again in 30 days; its number. */
  reopened: number | null;
}

/** Who wrote before about an issue type. The customer counts where they wrote before themselves, else their account. */
export function repeatedContactOf(earlier: readonly EarlierTicket[], issueType: string | null): RepeatedContact | null {
  const about = issueType === null ? [] : earlier.filter((t) => t.issueType === issueType && t.daysAgo < earlierDays);
  if (about.length === 0) return null;
  const own = about.filter((t) => t.isSameCustomer);
  const weekOf = (list: EarlierTicket[]) => list.filter((t) => t.daysAgo < 7);
  const by = weekOf(own).length > 0 || weekOf(about).length === 0 ? "customer" : "account";
  const counted = by === "customer" ? own : about;
  if (counted.length === 0) return null;
  const week = weekOf(counted).sort((a, b) => a.daysAgo - b.daysAgo || b.number - a.number);
  return {
    value: Math.min(1, week.length / 4),
    last7: week.length + 1,
    last30: counted.length + 1,
    by,
    numbers: week.map((t) => t.number),
    reopened: own.find((t) => t.isReopened)?.number ?? null,
  };
}
