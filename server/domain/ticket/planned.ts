import type { Absence } from "../vocabulary";
import type { EndReason, EventOf, TicketEventBody } from "./events";
import type { Ticket } from "./ticket";

export const refusals = [
  "alreadyResolved",
  "notResolved",
  "offerGone",
  "offerNotYours",
  "offerPending",
  "notAssigned",
  "notYours",
  "alreadyAssigned",
  "alreadyAtTop",
  "notQueued",
  "heldByAssistant",
  "notWithAssistant",
  "draftGone",
  "approvalPending",
  "approvalGone",
  "notWaitingForThem",
  "merged",
  "notMerged",
  "releasedBefore",
  "hopLimit",
  "alreadyTheirs",
  "alreadyThere",
  "belowLowestTier",
  "notYourTeam",
  "tierTooLow",
  "noHandoff",
  "inIncident",
  "notInIncident",
  "tierMoved",
  "alreadyAtBottom",
  "lastResortKeeps",
  "notTheirQueue",
  "notSnoozed",
] as const;
export type Refusal = (typeof refusals)[number];

/** What a command plans: events in order, or why not. An event without an instant happens now. */
export type Plan = { events: (TicketEventBody & { at?: number })[] } | { refusal: Refusal };
export const events = (...list: (TicketEventBody & { at?: number })[]): Plan => ({ events: list });
export const refuse = (refusal: Refusal): Plan => ({ refusal });
export const isDone = (t: Ticket) => t.status === "resolved" || t.status === "closed";

export function withdrawal(t: Ticket, why: EventOf<"OfferWithdrawn">["data"]["why"]): TicketEventBody[] {
  return t.offer ? [{ type: "OfferWithdrawn", data: { offerId: t.offer.id, personId: t.offer.personId, why } }] : [];
}
export function ending(t: Ticket, why: EndReason, more: { absence?: Absence } = {}): TicketEventBody[] {
  if (!t.assignment) return [];
  const { id: assignmentId, personId } = t.assignment;
  return [{ type: "AssignmentEnded", data: { assignmentId, personId, why, ...more } }];
}
