import type { PersonId } from "../ids";
import { reason } from "../reasons";
import type { TicketCommand } from "../ticket/lifecycle";
import { sleepsSoundly } from "../ticket/snooze";
import type { Ticket } from "../ticket/ticket";
import type { Absence } from "../vocabulary";

export interface RescueRules {
  /** Minutes in which somebody who has begun is asked to hand off, before the ticket goes back by itself. */
  handoffMinutes: number;
  /** How often a ticket may be taken back before it goes to a lead. */
  mostRescues: number;
  /** The named owner of the last resort keeps what nobody else can own. */
  lastResort: PersonId | null;
}

export type Rescue =
  /** Nothing: nobody has it, or it stays where it is. */
  | { kind: "leave" }
  /** Back to its queue, for whoever is there. */
  | { kind: "return"; commands: TicketCommand[] }
  /** Its holder is asked to hand it off. */
  | { kind: "ask"; commands: TicketCommand[] }
  /** It was taken back often enough: a lead has it from now on, where one can be named. */
  | { kind: "toLead" };

/**
 * What becomes of a ticket when whoever has it is not there any more. What they have not begun goes back at once. What they
 * have begun stays for a while, as they know most of it: they are asked to hand it off, and where they don't it goes back
 * as well (`dueHandoff`). What they have put away until a time before which nothing is due stays until then. Somebody whose account is shut will not be back: everything of theirs goes at once.
 */
export function rescueOf(t: Ticket, absence: Absence, rules: RescueRules, now: number): Rescue {
  if (!t.assignment || t.assignment.personId === rules.lastResort) return { kind: "leave" };
  if (absence !== "disabled" && sleepsSoundly(t, now)) return { kind: "leave" };
  if (t.assignment.isBegun && absence !== "disabled") {
    if (t.handoff) return { kind: "leave" };
    const dueAt = now + rules.handoffMinutes * 60_000;
    return { kind: "ask", commands: [{ do: "askHandoff", absence, dueAt }] };
  }
  return back(t, absence, rules);
}

/** What becomes of a ticket whose holder was asked to hand it off and has not: it goes back when the time is over and it waits
 *  for nobody else. While it waits for the customer there is nothing to do for anybody. */
export function dueHandoff(t: Ticket, rules: RescueRules, now: number): Rescue {
  if (!t.handoff || t.status !== "open" || t.handoff.dueAt > now) return { kind: "leave" };
  return back(t, t.handoff.absence, rules);
}

function back(t: Ticket, absence: Absence, rules: RescueRules): Rescue {
  if (t.rescues >= rules.mostRescues) return { kind: "toLead" };
  return { kind: "return", commands: [{ do: "rescue", absence }] };
}

/** Gives a ticket that was taken back often enough to a lead; where none can be named it goes back once more rather than stay
 *  with somebody who is not there. */
export function toLead(t: Ticket, absence: Absence, lead: PersonId | undefined): TicketCommand[] {
  const why = reason("rescuedOften", { absence, times: t.rescues });
  const taken: TicketCommand = { do: "rescue", absence, reasons: [why] };
  if (!lead || lead === t.assignment?.personId || !t.queue) return [taken];
  const { team, tier } = t.queue;
  return [taken, { do: "assign", personId: lead, team, tier, via: "rescue", reasons: [why] }];
}
