import { db } from "../db/client";
import { verdictOn } from "../db/outcomes";
import type { PersonId } from "../domain/ids";
import { outcomeWrite } from "./assistant/outcome";
import { changeTicket } from "./changeTicket";
import { newId } from "./ids";
import { requestPlan } from "./planWaiting";
import { requeue } from "./writeMessage";

/** From here down a rating says that the answer did not help. */
const badScore = 2;

/** The customer's verdict on a resolved ticket, 1 (bad) to 5 (good). Rating again replaces the earlier one; both stay in
 *  the ticket's history. A bad one says of an answer by the assistant that it did not hold, until a better one replaces it. */
export async function rateTicket(ticketId: string, score: number, comment: string | null): Promise<void> {
  const known = await db.rating.findUnique({ where: { ticketId }, select: { id: true } });
  await changeTicket(ticketId, { kind: "customer", id: null }, async (t, at, _policy, tx) => {
    const row = {
      id: known?.id ?? newId(),
      ticket_id: ticketId,
      score,
      comment,
      created_at: new Date(at).toISOString(),
    };
    const verdict = await verdictOn(tx, ticketId);
    const isBad = score <= badScore;
    const isNews = verdict && (isBad ? verdict.isCorrect : verdict.source === "rating");
    const outcome = isNews ? outcomeWrite(t, !isBad, "rating", at) : [];
    return { commands: [{ do: "rate", score }], also: [{ table: "rating", mode: "upsert", rows: [row] }, ...outcome] };
  });
}

/** An agent opens a resolved ticket again, for instance when a thank-you was more than that. */
export async function reopenTicket(ticketId: string, personId: PersonId): Promise<void> {
  await changeTicket(ticketId, { kind: "person", id: personId }, async (t, at, policy, tx) => ({
    commands: [{ do: "reopen" }, ...requeue(t, policy, false)],
    also: (await verdictOn(tx, ticketId))?.isCorrect ? outcomeWrite(t, false, "reopened", at) : [],
  }));
  await requestPlan();
}
