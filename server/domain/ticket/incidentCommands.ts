import { release } from "./assistantCommands";
import type { TicketEventBody } from "./events";
import { events, isDone, type Plan, refuse, withdrawal } from "./planned";
import type { Ticket } from "./ticket";

/** What an incident does to a ticket. */
export type IncidentCommand =
  /** It belongs to it from now on and is offered to nobody; whoever has it keeps it. */
  | { do: "joinIncident"; incidentId: string; how: "declared" | "arrived" | "byHand" }
  /** It goes its own way again, or the incident is over for it. */
  | { do: "leaveIncident"; why: "byHand" | "resolved" }
  /** What everybody of the incident is told. */
  | { do: "tellIncident"; messageId: string };

const names: readonly string[] = ["joinIncident", "leaveIncident", "tellIncident"];
export const isIncident = (c: { do: string }): c is IncidentCommand => names.includes(c.do);

export function planIncident(t: Ticket, c: IncidentCommand): Plan {
  switch (c.do) {
    case "joinIncident": {
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.incidentId !== null) return refuse("inIncident");
      const { incidentId, how } = c;
      const freed: TicketEventBody[] =
        t.assistant && t.queue
          ? [{ type: "TicketQueued", data: { team: t.queue.team, tier: t.queue.tier, reasons: [] } }]
          : [];
      return events(...withdrawal(t, "incident"), ...release(t, []), ...freed, {
        type: "IncidentJoined",
        data: { incidentId, how },
      });
    }
    case "leaveIncident":
      if (t.incidentId === null) return refuse("notInIncident");
      return events({ type: "IncidentLeft", data: { incidentId: t.incidentId, why: c.why } });
    case "tellIncident":
      if (isDone(t)) return refuse("alreadyResolved");
      if (t.incidentId === null) return refuse("notInIncident");
      return events({ type: "MessageSent", data: { messageId: c.messageId, kind: "reply" } });
  }
}
