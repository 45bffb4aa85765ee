import { sameAgentDays } from "../domain/assignment/sameAgent";
import { asPersonId, type PersonId } from "../domain/ids";
import { db } from "./client";

/** Who had a ticket of this customer last, or has one now, if that is not longer ago than counts; null = nobody. Whoever had it
 *  taken from them before they began knows nothing of it. */
export async function lastHelperOf(customerId: string): Promise<PersonId | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT a.person_id AS id FROM ticket t JOIN assignment a ON a.ticket_id = t.id
    WHERE t.customer_id = ${customerId}::uuid AND a.end_reason IS DISTINCT FROM 'rescued'
      AND (a.ended_at IS NULL OR a.ended_at > (SELECT baton_now()) - ${sameAgentDays} * interval '1 day')
    ORDER BY a.ended_at DESC NULLS FIRST, a.assigned_at DESC LIMIT 1`;
  return row ? asPersonId(row.id) : null;
}
