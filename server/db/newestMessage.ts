import type { Tx } from "./client";

export interface NewestMessage {
  id: string;
  kind: "inbound" | "reply";
  /** Who wrote it: the customer, or the person who answered; the assistant has no name of its own. */
  author: "customer" | "person" | "assistant" | "system";
  name: string;
  personId: string | null;
  at: number;
}

/** The newest of what went to or came from the customer after a message that somebody has seen; null where nothing did, and where
 *  that message is not of this ticket or its duplicates. */
export async function newerThan(tx: Tx, ticketId: string, seenId: string): Promise<NewestMessage | null> {
  const [row] = await tx.$queryRaw<(Omit<NewestMessage, "at"> & { at: Date })[]>`
    SELECT m.id, m.kind, m.author_kind AS author, COALESCE(CASE WHEN m.author_kind = 'customer' THEN c.name END, p.name, '') AS name,
      m.person_id AS "personId", m.created_at AS at
    FROM message m
    JOIN ticket t ON t.id = m.ticket_id JOIN customer c ON c.id = t.customer_id
    LEFT JOIN person p ON p.id = m.person_id
    JOIN message seen ON seen.id = ${seenId}::uuid
    JOIN ticket st ON st.id = seen.ticket_id AND (st.id = ${ticketId}::uuid OR st.merged_into_id = ${ticketId}::uuid)
    WHERE (t.id = ${ticketId}::uuid OR t.merged_into_id = ${ticketId}::uuid)
      AND m.kind IN ('inbound', 'reply') AND m.created_at > seen.created_at AND m.id <> seen.id
    ORDER BY m.created_at DESC, m.id DESC LIMIT 1`;
  return row ? { ...row, at: row.at.getTime() } : null;
}
