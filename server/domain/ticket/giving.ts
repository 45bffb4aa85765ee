import type { PersonId } from "../ids";
import { type Reason, reason } from "../reasons";
import { release } from "./assistantCommands";
import type { TicketEventBody } from "./events";
import { type OwnerBounds, ownerRefusal } from "./ledger";
import { ending, events, isDone, type Plan, type Refusal, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** How a ticket stood before somebody gave it by hand: what taking that back restores. Instants are epoch ms. */
export interface BeforeGiving {
  /** When it was given. */
  at: number;
  queue: Ticket["queue"];
  holder: { personId: string; team: string; tier: number } | null;
  hops: number;
  touches: number;
  lastAgent: string | null;
  barredPeople: string[];
}

/** What people decide by hand about who has a ticket, whoever has it now. `givingId` names the one act of which it is a part;
 *  null for what nobody takes back. */
export type GivingCommand =
  | { do: "reassign"; personId: string; team: string; tier: number; givingId: string | null; reasons: Reason[] }
  | { do: "requeue"; team: string; tier: number; givingId: string | null; reasons: Reason[] }
  | { do: "undoGiving"; givingId: string; before: BeforeGiving; reasons: Reason[] };

const names: readonly string[] = ["reassign", "requeue", "undoGiving"];
export const isGiving = (c: { do: string }): c is GivingCommand => names.includes(c.do);

export const beforeGiving = (t: Ticket, at: number): BeforeGiving => ({
  at,
  queue: t.queue,
  holder: t.assignment && { personId: t.assignment.personId, team: t.assignment.team, tier: t.assignment.tier },
  hops: t.hops,
  touches: t.touches,
  lastAgent: t.lastAgent,
  barredPeople: t.barredPeople,
});

const part = (givingId: string | null) => (givingId === null ? {} : { givingId });

/** Moves a ticket by hand: the assistant lets go of it, and whoever had it is not asked for it again at once. */
export function planGiving(t: Ticket, c: GivingCommand, newId: () => string): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  switch (c.do) {
    case "reassign": {
      const { personId, team, tier, reasons } = c;
      if (t.assignment?.personId === personId && t.assignment.team === team) return refuse("alreadyTheirs");
      const who = { assignmentId: newId(), personId, team, tier };
      const data = { ...who, via: "manual", offerId: null, reasons, ...part(c.givingId) } as const;
      const left = [...withdrawal(t, "requeued"), ...ending(t, "reassigned"), ...release(t, reasons)];
      return events(...left, { type: "TicketAssigned", data });
    }
    case "requeue": {
      const { team, tier, reasons } = c;
      if (tier < t.minTier) return refuse("belowLowestTier");
      const isThere = t.queue?.team === team && t.queue.tier === tier;
      if (isThere && !t.assignment && !t.offer && !t.assistant) return refuse("alreadyThere");
      const data = { team, tier, reasons, ...part(c.givingId) };
      const left = [...withdrawal(t, "requeued"), ...ending(t, "reassigned"), ...release(t, reasons)];
      return events(...left, { type: "TicketQueued", data });
    }
    case "undoGiving": {
      const { givingId, before, reasons } = c;
      const { at, queue, holder, hops, touches, lastAgent, barredPeople } = before;
      const isHeld = holder !== null;
      // Whoever has it again has touched it before: their new assignment must not count as another touch.
      const counted = { hops, touches: isHeld ? touches - 1 : touches };
      const data = { givingId, givenAt: at, queue, isHeld, ...counted, lastAgent, barredPeople };
      const who = holder && ({ assignmentId: newId(), ...holder, via: "manual", offerId: null, reasons } as const);
      const back: TicketEventBody[] = who
        ? [{ type: "TicketAssigned", data: who }]
        : queue === null
          ? [{ type: "TicketUnowned", data: { reasons: [reason("ownerMissing")] } }]
          : [];
      const left = [...withdrawal(t, "requeued"), ...ending(t, "undone")];
      return events(...left, { type: "GivingUndone", data }, ...back);
    }
  }
}

/** Somebody who takes a ticket or is given one. */
export interface Taker {
  id: PersonId;
  teams: readonly string[];
  tier: number;
}

/** Where somebody has a ticket that is given to them by hand: in its own team where they belong to it (or to no team at all),
 *  else in the first of theirs that may have it. Its tier is never below the one it waits at in that team. The refusal of the
 *  first where none may. */
export function placeFor(
  t: Ticket,
  { teams, tier }: Taker,
  bounds: OwnerBounds,
): { team: string; tier: number } | Refusal {
  const own = t.queue?.team;
  const isOwn = own !== undefined && (teams.includes(own) || teams.length === 0);
  const inOrder = [...new Set([...(isOwn ? [own] : []), ...[...teams].sort()])];
  let refusal: Refusal | null = null;
  for (const team of inOrder) {
    const no = ownerRefusal(t, team, bounds);
    if (no === null) return { team, tier: Math.max(tier, t.minTier, team === own ? t.queue!.tier : 1) };
    refusal ??= no;
  }
  return refusal ?? "notQueued";
}

/** Why somebody may not take a waiting ticket by themselves, or null where they may: it must wait in one of their teams, and
 *  not above their tier. Whoever passed on it may change their mind. */
export function takeRefusal(t: Ticket, { id, teams, tier }: Taker): Refusal | null {
  if (isDone(t)) return "alreadyResolved";
  if (t.assignment) return t.assignment.personId === id ? "alreadyTheirs" : "alreadyAssigned";
  if (t.assistant) return "heldByAssistant";
  if (t.offer && t.offer.personId !== id) return "offerPending";
  if (!t.queue) return "notQueued";
  if (!teams.includes(t.queue.team)) return "notYourTeam";
  return tier < Math.max(t.minTier, t.queue.tier) ? "tierTooLow" : null;
}

const forLeads: readonly Refusal[] = ["notYourTeam", "tierTooLow", "offerPending", "notQueued"];

/** The same for whoever may take any ticket: neither team nor tier, nor an offer to somebody else, holds them up. */
export function takeRefusalFor(t: Ticket, taker: Taker, mayTakeAny: boolean): Refusal | null {
  const refusal = takeRefusal(t, taker);
  return refusal !== null && mayTakeAny && forLeads.includes(refusal) ? null : refusal;
}

/** What may follow a giving without anybody having done anything about the ticket: clocks run, the planner asks and explains. */
const harmless: ReadonlySet<TicketEventBody["type"]> = new Set<TicketEventBody["type"]>([
  "WaitExplained",
  "WaitingMoved",
  "OfferMade",
  "OfferExpired",
  "OfferWithdrawn",
  "BarsLifted",
  "BarsRestored",
  "PriorityRaised",
  "EligibilityWidened",
  "PeopleNotified",
  "ClockStarted",
  "ClockPaused",
  "ClockResumed",
  "ClockWarned",
  "ClockBreached",
  "ClockStopped",
]);
export const harmlessAfterGiving: readonly string[] = [...harmless];
