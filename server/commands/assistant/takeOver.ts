import type { PersonId } from "../../domain/ids";
import { reason } from "../../domain/reasons";
import { changeTicket, refused } from "../changeTicket";
import { requestPlan } from "../planWaiting";

/** A person takes a ticket from the assistant: a waiting draft is withdrawn, and the ticket is theirs. Two at once: the
 *  ticket's lock lets one win, the other hears that somebody has it. */
export async function takeOver(ticketId: string, person: { id: PersonId; tier: number }): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: person.id }, (t) => {
    if (t.assignment) throw refused("alreadyAssigned");
    if (!t.assistant) throw refused("notWithAssistant");
    if (!t.queue) throw refused("notQueued");
    const tier = Math.max(t.queue.tier, person.tier);
    const reasons = [reason("assistantTakenOver")];
    return { commands: [{ do: "assign", personId: person.id, team: t.queue.team, tier, via: "manual", reasons }] };
  });
  await requestPlan();
}
