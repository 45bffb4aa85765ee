import type { ThirdParty } from "../../domain/authority/thirdParty";
import type { PersonId } from "../../domain/ids";
import type { Ticket } from "../../domain/ticket/ticket";
import { changeTicket, refused } from "../changeTicket";

function mustHold(t: Ticket, personId: PersonId): void {
  if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
}

/** The ticket waits for somebody outside the desk; said again, it waits for somebody else. The policy says which clocks
 *  stand meanwhile. */
export async function awaitThirdParty(ticketId: string, personId: PersonId, whom: ThirdParty): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t) => {
    mustHold(t, personId);
    return { commands: [{ do: "awaitThirdParty", ...whom }] };
  });
}

/** They have answered. Without anybody who has the ticket, whoever sees the answer may say so. */
export async function endThirdParty(ticketId: string, personId: PersonId): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t) => {
    mustHold(t, personId);
    return { commands: [{ do: "endThirdParty" }] };
  });
}
