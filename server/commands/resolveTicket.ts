import type { PersonId } from "../domain/ids";
import { changeTicket, refused } from "./changeTicket";
import { requestPlan } from "./planWaiting";

/** Ends a ticket and every clock on it; the freed slot is filled before this returns. */
export async function resolveTicket(ticketId: string, personId: PersonId): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    if (!t.assignment && t.status === "open") throw refused("notAssigned");
    return { commands: [{ do: "resolve" }] };
  });
  await requestPlan();
}
