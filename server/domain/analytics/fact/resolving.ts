import { reopenedWithinMs } from "../../estimates/touch";
import type { TicketEvent } from "../../ticket/events";

export interface Resolving {
  /** The last resolution, where it stands. */
  resolvedAt: number | null;
  resolver: string | null;
  /** The assistant had it when it was last resolved. */
  isByAssistant: boolean;
  reopens: number;
  firstHuman: string | null;
  isFirstTouchRight: boolean | null;
  isReopenedEarly: boolean;
  /** Ms between creation and the last resolution in which it waited for the customer. */
  waitedMs: number;
  lastPerson: string | null;
}

/** How a ticket was resolved, from its events in order. */
export function resolvingOf(events: readonly TicketEvent[]): Resolving {
  let resolvedAt: number | null = null;
  let lastResolvedAt = 0;
  let resolver: string | null = null;
  let isByAssistant = false;
  let reopens = 0;
  let isReopenedEarly = false;
  let isHeld = false; // by the assistant
  let assigned: string | null = null;
  let lastPerson: string | null = null;
  let firstHuman: string | null = null;
  let others = 0;
  let first: { at: number; isTheirs: boolean } | null = null;
  let isFirstReopened = false;
  let waitingSince: number | null = null;
  let waitedMs = 0;
  const stopWaiting = (at: number) => {
    if (waitingSince !== null) waitedMs += Math.max(0, at - waitingSince);
    waitingSince = null;
  };
  for (const e of events) {
    switch (e.type) {
      case "AssistantTookOver":
        isHeld = true;
        break;
      case "AssistantHandedOver":
        isHeld = false;
        break;
      case "TicketAssigned":
        isHeld = false;
        assigned = e.data.personId;
        lastPerson = assigned;
        firstHuman ??= assigned;
        if (assigned !== firstHuman) others++;
        break;
      case "AssignmentEnded":
        if (e.data.why !== "resolved") assigned = null;
        break;
      case "WaitingForCustomer":
        waitingSince ??= e.at;
        break;
      case "WaitingForThirdParty":
      case "CustomerAnswered":
      case "WaitingEnded":
        stopWaiting(e.at);
        break;
      case "TicketResolved": {
        stopWaiting(e.at);
        resolvedAt = e.at;
        lastResolvedAt = e.at;
        resolver = e.actor.kind === "person" ? e.actor.id : assigned;
        isByAssistant = isHeld;
        isReopenedEarly = false;
        isHeld = false;
        first ??= {
          at: e.at,
          isTheirs: firstHuman !== null && resolver === firstHuman && others === 0 && !isByAssistant,
        };
        assigned = null;
        break;
      }
      case "TicketReopened":
        reopens++;
        stopWaiting(e.at);
        if (first && e.at - first.at <= reopenedWithinMs) isFirstReopened = true;
        if (e.at - lastResolvedAt <= reopenedWithinMs) isReopenedEarly = true;
        resolvedAt = null;
        break;
    }
  }
  const isKnown = firstHuman !== null && first !== null;
  return {
    resolvedAt,
    resolver: resolvedAt === null ? null : resolver,
    isByAssistant: resolvedAt !== null && isByAssistant,
    reopens,
    firstHuman,
    isFirstTouchRight: isKnown ? first!.isTheirs && !isFirstReopened : null,
    isReopenedEarly,
    waitedMs,
    lastPerson,
  };
}
