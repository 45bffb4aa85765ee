import { logistic, successLogit } from "../../assignment/gatekeeper";
import type { TierEstimate } from "../../estimates/estimate";
import type { ScaleOf } from "../../sla/rules";
import type { TicketEvent } from "../../ticket/events";
import type { VerdictSource } from "../../vocabulary";

/** Everything that the fact of one of the desk's own tickets is made from. */
export interface TicketHistory {
  ticketId: string;
  /** Whole and in order. */
  events: readonly TicketEvent[];
  /** The newest rating. */
  score: number | null;
  /** On the assistant's answer. */
  verdict: { isCorrect: boolean; source: VerdictSource } | null;
  /** What decisions about it were made from, in order. */
  decisions: readonly DecisionSeen[];
  /** The time of calendars that its clocks count by. */
  scale: ScaleOf;
  /** What has not come to pass by then is not known, epoch ms. */
  asOf: number;
}

/** Of a decision's stored facts and result: enough to say later what was to be expected then. */
export interface DecisionSeen {
  at: number;
  /** 0..1; null where the message could not be read. */
  frustration: number | null;
  /** Of which the tiers' expectations are; null where none were looked at. */
  issueType: string | null;
  tiers: Expected[];
}
/** At the ticket's own complexity as it was believed then. */
export interface Expected {
  tier: number;
  success: number;
  handlingMinutes: number;
}

/** What a decision expected of each tier. `effectOf`: how much a deviation of complexity lowers a tier's logit, by the policy that
 *  decided. */
export const expectedThen = (
  tiers: readonly TierEstimate[],
  complexity: number,
  effectOf: (tier: number) => number,
): Expected[] =>
  tiers.map(({ tier, success, handlingMinutes }) => ({
    tier,
    success: logistic(successLogit(success, effectOf(tier), complexity)),
    handlingMinutes,
  }));

/** What was given by hand and taken back at once has not happened. */
export function withoutUndone(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const undone = new Set(events.flatMap((e) => (e.type === "GivingUndone" ? [e.data.givingId] : [])));
  if (undone.size === 0) return events;
  return events.filter((e) => {
    const isGiven = e.type === "TicketQueued" || e.type === "TicketAssigned";
    return !(isGiven && e.data.givingId !== undefined && undone.has(e.data.givingId));
  });
}
