import type { IssueTypeEstimate, RoutableAgent, RoutingSnapshot, WaitingTicket } from "../assignment/snapshot";

/** A desk and everything that will come to it, drawn before anybody decides: every way of routing meets the same
 *  customers, the same luck and the same shifts. Instants are epoch ms. */
export interface World {
  agents: SimAgent[];
  tickets: SimTicket[];
  /** What is known of issue types; in a world whose desk is mistaken, not what is true. */
  believed: Record<string, IssueTypeEstimate>;
  true: Record<string, IssueTypeEstimate>;
  tiers: RoutingSnapshot["tiers"];
  labour: Labour;
  from: number;
  /** Arrivals end here; the desk goes on until everything is settled or `until`. */
  arrivalsEnd: number;
  until: number;
}

/** How work goes; lengths in minutes. */
export interface Labour {
  misrouteMinutes: number;
  handoffMinutes: number;
  /** Share of a touch's time after which it turns out that it does not succeed. */
  failedShare: number;
  slowdownPerOpenTicket: number;
}

export interface SimAgent extends Omit<RoutableAgent, "freeSlots" | "shiftEndsAt"> {
  /** When they are there; work begun is finished after the end. */
  shifts: Span[];
  /** When they are gone without a word; what they had open goes back. */
  gone: Span[];
}

export interface Span {
  from: number;
  to: number;
}

export interface SimTicket {
  id: string;
  at: number;
  segment: string;
  importance: number;
  clocks: WaitingTicket["clocks"];
  believed: { candidates: WaitingTicket["candidates"]; complexity: number };
  true: { issueType: string; team: string; complexity: number };
  /** Uniform per tier and touch there: it succeeds where this is below its chance. */
  luck: Record<number, number[]>;
  /** Multiplies the minutes, per tier and touch there. */
  effort: Record<number, number[]>;
  /** Waits so long for its first human. */
  patienceMs: number;
}
