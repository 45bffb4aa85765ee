import type { PersonId } from "../domain/ids";
import { changeTicket, refused } from "./changeTicket";
import { proposeFrom } from "./knowledge/proposeArticle";
import { requestPlan } from "./planWaiting";
import { sendPending } from "./sendReply";
import { findableNow } from "./similar/refreshTexts";

/** Ends a ticket and every clock on it; the freed slot is filled before this returns, and the next similar ticket finds what
 *  solved it. What a person answered after the assistant or a tier could not is proposed as an article, whose id this gives. */
export async function resolveTicket(ticketId: string, personId: PersonId): Promise<{ proposed: string | null }> {
  await sendPending(ticketId, personId);
  let proposed: string | null = null;
  await changeTicket(ticketId, { kind: "person", id: personId }, async (t, at, _policy, tx) => {
    if (t.assignment && t.assignment.personId !== personId) throw refused("notYours");
    if (!t.assignment && t.status === "open") throw refused("notAssigned");
    proposed = await proposeFrom(tx, t, at);
    return { commands: [{ do: "resolve" }] };
  });
  await Promise.all([requestPlan(), findableNow(ticketId)]);
  return { proposed };
}
