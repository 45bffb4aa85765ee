import { notificationWrite } from "../db/notifications";
import type { TableWrite } from "../db/statement";
import type { TicketChange } from "../db/tickets/save";
import { newId } from "./ids";

/** Whoever had put a ticket away is told that it is back, but for what they did themselves. */
export function wakeNews({ after, events }: Pick<TicketChange, "after" | "events">): TableWrite {
  const woken = events.find((e) => e.type === "SnoozeEnded");
  const holder = after.assignment?.personId;
  const isTold = woken && woken.data.why !== "byHand" && holder && woken.actor.id !== holder;
  const why = woken?.data.why === "customer" ? "customer" : "time";
  const about = { ticketId: after.id, at: woken?.at ?? 0, kind: "snoozeEnded", data: { why } } as const;
  return notificationWrite(newId, isTold ? [holder] : [], about);
}
