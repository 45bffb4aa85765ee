import type { TableWrite } from "../../db/statement";
import type { Ticket } from "../../domain/ticket/ticket";

/** Whether the assistant's answer to a ticket was right, as evidence for letting its issue type act alone. One verdict a
 *  ticket, so its id is the ticket's: who comes back later corrects it. */
export function outcomeWrite(t: Ticket, isCorrect: boolean, source: "customer" | "review", at: number): TableWrite[] {
  if (t.issueType === null) return [];
  const what = { issue_type_id: t.issueType, is_correct: isCorrect, source, at: new Date(at).toISOString() };
  return [{ table: "review_outcome", mode: "upsert", rows: [{ id: t.id, ticket_id: t.id, ...what }] }];
}
