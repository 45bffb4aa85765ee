import { nextBreachAt } from "../sla/clock";
import type { TicketEvent, TicketEventBody } from "./events";
import { events, isDone, type Plan, refuse } from "./planned";
import type { Ticket } from "./ticket";

/** Its holder puts a ticket away until a time, or until the customer writes. Its clocks run on. */
export type SnoozeCommand =
  | { do: "snooze"; until: number }
  /** `time`: it has come, which is noted at its true instant. */
  | { do: "wake"; why: "time" | "byHand" };

const names: readonly string[] = ["snooze", "wake"];
export const isSnooze = (c: { do: string }): c is SnoozeCommand => names.includes(c.do);

export function planSnooze(t: Ticket, c: SnoozeCommand): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  if (!t.assignment) return refuse("notAssigned");
  if (c.do === "wake") {
    if (t.snoozedUntil === null) return refuse("notSnoozed");
    return events({ type: "SnoozeEnded", data: { why: c.why }, ...(c.why === "time" && { at: t.snoozedUntil }) });
  }
  const { id: assignmentId, personId } = t.assignment;
  // Whoever says when they go on with it goes on with it.
  const kept: TicketEventBody[] = t.handoff
    ? [{ type: "HandoffEnded", data: { assignmentId, personId, why: "kept" } }]
    : [];
  return events(...kept, { type: "TicketSnoozed", data: { until: c.until } });
}

/** What a message of the customer does to a snooze. */
export const wokenByCustomer = (t: Ticket): TicketEventBody[] =>
  t.snoozedUntil === null ? [] : [{ type: "SnoozeEnded", data: { why: "customer" } }];

type Snooze = Pick<Ticket, "snoozedUntil" | "wokenAt">;
const none: Snooze = { snoozedUntil: null, wokenAt: null };

/** What an event makes of a snooze; null where it leaves it. It is its holder's: with the assignment it is gone. */
export function snoozeAfter(t: Ticket, e: TicketEvent): Snooze | null {
  switch (e.type) {
    case "TicketSnoozed":
      return { snoozedUntil: e.data.until, wokenAt: null };
    case "SnoozeEnded":
      return { snoozedUntil: null, wokenAt: e.data.why === "byHand" ? null : e.at };
    case "MessageSent":
      return t.wokenAt !== null && e.actor.id === t.assignment?.personId
        ? { ...none, snoozedUntil: t.snoozedUntil }
        : null;
    case "AssignmentEnded":
    case "TicketResolved":
    case "TicketClosed":
    case "TicketMerged":
      return t.snoozedUntil === null && t.wokenAt === null ? null : none;
    default:
      return null;
  }
}

/** Whether nothing has to happen to a ticket before its holder has it back: then nobody takes it from them meanwhile. */
export function sleepsSoundly(t: Ticket, now: number): boolean {
  if (t.snoozedUntil === null || t.snoozedUntil <= now) return false;
  const breach = nextBreachAt(t.clocks.filter((c) => c.breachedAt === null));
  return breach === null || breach > t.snoozedUntil;
}
