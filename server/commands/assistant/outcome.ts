import type { TableWrite } from "../../db/statement";
import type { VerdictSource } from "../../domain/vocabulary";

/** A ticket that the assistant answered. */
interface Answered {
  id: string;
  issueType: string | null;
}

/** Whether the assistant's answer to a ticket held: evidence for letting its issue type act alone, and for how much its
 *  confidence counts. One verdict a ticket, so its id is the ticket's: who comes back later corrects it. */
export function outcomeWrite(t: Answered, isCorrect: boolean, source: VerdictSource, at: number): TableWrite[] {
  if (t.issueType === null) return [];
  const what = { issue_type_id: t.issueType, is_correct: isCorrect, source, at: new Date(at).toISOString() };
  return [{ table: "review_outcome", mode: "upsert", rows: [{ id: t.id, ticket_id: t.id, ...what }] }];
}
