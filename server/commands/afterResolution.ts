import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { changeTicket } from "./changeTicket";
import { newId } from "./ids";
import { requestPlan } from "./planWaiting";
import { requeue } from "./writeMessage";

/** The customer's verdict on a resolved ticket, 1 (bad) to 5 (good). Rating again replaces the earlier one; both stay in
 *  the ticket's history. */
export async function rateTicket(ticketId: string, score: number, comment: string | null): Promise<void> {
  const known = await db.rating.findUnique({ where: { ticketId }, select: { id: true } });
  await changeTicket(ticketId, { kind: "customer", id: null }, (_t, at) => {
    const row = {
      id: known?.id ?? newId(),
      ticket_id: ticketId,
      score,
      comment,
      created_at: new Date(at).toISOString(),
    };
    return { commands: [{ do: "rate", score }], also: [{ table: "rating", mode: "upsert", rows: [row] }] };
  });
}

/** An agent opens a resolved ticket again, for instance when a thank-you was more than that. */
export async function reopenTicket(ticketId: string, personId: PersonId): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, (t, _at, policy) => ({
    commands: [{ do: "reopen" }, ...requeue(t, policy, false)],
  }));
  await requestPlan();
}
