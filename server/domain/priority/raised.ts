import type { TicketEvent } from "../ticket/events";
import { importanceOf } from "./score";

/** The points of priority that alarms have added in a ticket's history. */
export const raisedPoints = (events: readonly TicketEvent[]): number =>
  events.reduce((sum, e) => (e.type === "PriorityRaised" ? sum + e.data.points : sum), 0);

/** A score as it was decided, at 0..100, with the points that alarms had added before: what a further message says takes
 *  nothing from them. */
export function withRaised(score: number, points: number, importanceK: number) {
  const priority = Math.min(100, score + points);
  return { priority, importance: importanceOf(priority, importanceK) };
}
