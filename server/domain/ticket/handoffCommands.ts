import type { Reason } from "../reasons";
import type { DeescalationReason, NotOursReason } from "../vocabulary";
import { release } from "./assistantCommands";
import { ending, events, isDone, type Plan, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** Ways in which people hand a ticket on that lower its tier or take it from its team. */
export type HandoffCommand =
  | {
      do: "deescalate";
      toTier: number;
      reason: DeescalationReason;
      reasons: Reason[];
      /** What it was taken for before anybody had failed at it. */
      belief?: { complexity: number; variance: number };
    }
  | { do: "disown"; reason: NotOursReason; reasons: Reason[] };

export const isHandoff = (c: { do: string }): c is HandoffCommand => c.do === "deescalate" || c.do === "disown";

/** The first leaves the ticket in a queue; the second with nobody, for the command after it to hand it on. */
export function planHandoff(t: Ticket, c: HandoffCommand): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  if (!t.queue) return refuse("notQueued");
  const { team } = t.queue;
  const tier = t.assignment?.tier ?? t.queue.tier;
  if (c.do === "disown") {
    const left = [...withdrawal(t, "requeued"), ...ending(t, "notOurs"), ...release(t, c.reasons)];
    return events(...left, { type: "TicketDisowned", data: { team, tier, reason: c.reason } });
  }
  if (c.toTier >= tier) return refuse("alreadyAtBottom");
  const belief = c.belief && { complexity: c.belief.complexity, complexityVariance: c.belief.variance };
  const left = [...withdrawal(t, "requeued"), ...ending(t, "deescalated"), ...release(t, c.reasons)];
  return events(
    ...left,
    { type: "TicketDeescalated", data: { team, fromTier: tier, toTier: c.toTier, reason: c.reason, ...belief } },
    { type: "TicketQueued", data: { team, tier: c.toTier, reasons: c.reasons } },
  );
}
