import { atLeastDrawn, standing } from "./chance";
import type { ClaimOf } from "./pattern";

/** A ticket of a trial, or of anybody else. */
export interface Asked {
  ticketId: string;
  /** The account, or the customer where there is none. */
  who: string;
  isTrial: boolean;
  issueType: string | null;
  features: readonly string[];
}

export const trialDays = 56;
const fewestTickets = 8;
const fewestAccounts = 4;
const leastTimes = 1.5;
const falseRate = 0.02;
/** With so large a part of their tickets in common two claims are one. */
const sameTickets = 0.6;

/** What trials ask about more often than others do: where the product does not explain itself to whoever tries it. */
export function trialPatterns(tickets: readonly Asked[]): ClaimOf<"trials">[] {
  const trials = tickets.filter((t) => t.isTrial);
  const subjects = new Map<string, { on: "issueType" | "feature"; subject: string; list: Asked[] }>();
  const add = (on: "issueType" | "feature", subject: string, ticket: Asked) => {
    const key = `${on}/${subject}`;
    const known = subjects.get(key) ?? { on, subject, list: [] };
    known.list.push(ticket);
    subjects.set(key, known);
  };
  for (const ticket of tickets) {
    if (ticket.issueType !== null) add("issueType", ticket.issueType, ticket);
    for (const feature of ticket.features) add("feature", feature, ticket);
  }
  const tests = [...subjects].map(([key, { on, subject, list }]) => {
    const own = list.filter((t) => t.isTrial);
    const chance = atLeastDrawn(own.length, trials.length, list.length, tickets.length);
    return { key, on, subject, own, others: list.length - own.length, chance };
  });
  const othersTotal = tickets.length - trials.length;
  const told: Asked[][] = [];
  return standing(tests, falseRate).flatMap(({ key, on, subject, own, others, chance }): ClaimOf<"trials">[] => {
    const accounts = new Set(own.map((t) => t.who)).size;
    const isMore = own.length * othersTotal >= leastTimes * others * trials.length;
    if (own.length < fewestTickets || accounts < fewestAccounts || !isMore) return [];
    // An issue type and the feature that it is about are one thing: the one that stands out more is told.
    if (told.some((known) => own.filter((t) => known.includes(t)).length >= sameTickets * own.length)) return [];
    told.push(own);
    return [
      {
        ...{ key, audience: ["sales", "product"], strength: own.length },
        ticketIds: own.map((t) => t.ticketId),
        evidence: {
          kind: "trials",
          ...{ on, subject, days: trialDays, tickets: own.length, accounts, trialTotal: trials.length },
          ...{ othersTickets: others, othersTotal, chance },
        },
      },
    ];
  });
}
