import type { Utterance } from "../domain/handoff/said";
import type { Queryable } from "./client";

/** At most so many messages are read, the newest: a longer ticket tells no more about what is asked today. */
const most = 200;

/** What was said between the customer and the desk in a ticket and its duplicates, oldest first, without notes and without what was
 *  erased. */
export async function loadConversation(from: Queryable, ticketId: string): Promise<Utterance[]> {
  const rows = await from.$queryRaw<{ author: string; subject: string | null; body: string | null }[]>`
    WITH RECURSIVE part AS (
      SELECT ${ticketId}::uuid AS id
      UNION
      SELECT t.id FROM part p JOIN ticket t ON t.merged_into_id = p.id)
    SELECT m.author_kind AS author, m.subject, m.body
    FROM message m JOIN part p ON p.id = m.ticket_id
    WHERE m.kind IN ('inbound', 'reply') AND m.body IS NOT NULL
    ORDER BY m.created_at DESC, m.id DESC LIMIT ${most}`;
  return rows.reverse().map(({ author, subject, body }) => ({
    from: author === "customer" ? "customer" : author === "person" ? "agent" : "assistant",
    text: body ?? "",
    subject,
  }));
}
