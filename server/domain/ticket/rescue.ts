import { type Reason, reason } from "../reasons";
import type { Absence } from "../vocabulary";
import { ending, events, isDone, type Plan, refuse } from "./planned";
import type { Ticket } from "./ticket";

/** What happens to a ticket whose holder is not there any more. */
export type RescueCommand =
  /** Takes it from them: it goes back to where it came from. */
  | { do: "rescue"; absence: Absence; reasons?: Reason[] }
  /** They have begun: they are asked to hand it off until `dueAt`, epoch ms. */
  | { do: "askHandoff"; absence: Absence; dueAt: number }
  /** They go on with it (`kept`), or are there again (`back`). */
  | { do: "endHandoff"; why: "kept" | "back" }
  /** Its holder gives it back, with what the next one must know in a note. */
  | { do: "handOff" };

const names: readonly string[] = ["rescue", "askHandoff", "endHandoff", "handOff"];
export const isRescue = (c: { do: string }): c is RescueCommand => names.includes(c.do);

export function planRescue(t: Ticket, c: RescueCommand): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  if (!t.assignment || !t.queue) return refuse("notAssigned");
  const { id: assignmentId, personId } = t.assignment;
  const { team, tier } = t.queue;
  switch (c.do) {
    case "rescue": {
      const { absence, reasons = [reason("rescued", { absence })] } = c;
      return events(...ending(t, "rescued", { absence }), { type: "TicketQueued", data: { team, tier, reasons } });
    }
    case "handOff": {
      const reasons = [reason("handedOff")];
      return events(...ending(t, "handedOff"), { type: "TicketQueued", data: { team, tier, reasons } });
    }
    case "askHandoff": {
      if (t.handoff) return refuse("alreadyAssigned");
      const { absence, dueAt } = c;
      return events({ type: "HandoffAsked", data: { assignmentId, personId, absence, dueAt } });
    }
    case "endHandoff":
      if (!t.handoff) return refuse("noHandoff");
      return events({ type: "HandoffEnded", data: { assignmentId, personId, why: c.why } });
  }
}
