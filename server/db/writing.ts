import { type Kept, type WritingKind, writesForMs } from "../domain/ticket/writing";
import { db, type Queryable } from "./client";

export interface WritingPlace {
  personId: string;
  ticketId: string;
  kind: WritingKind;
}

/** Keeps a text. What was typed earlier than what is kept, in a tab left open, overwrites nothing. Times: epoch ms. */
export async function keepWriting(
  to: Queryable,
  { personId, ticketId, kind }: WritingPlace,
  { body, waits, at, isOpen }: Kept & { isOpen: boolean },
): Promise<void> {
  const typedAt = new Date(at).toISOString();
  await to.$executeRaw`
    INSERT INTO writing AS w (person_id, ticket_id, kind, body, waits, is_open, updated_at)
    VALUES (${personId}::uuid, ${ticketId}::uuid, ${kind}, ${body}, ${waits}, ${isOpen},
      LEAST(${typedAt}::timestamptz, baton_now()))
    ON CONFLICT (person_id, ticket_id, kind) DO UPDATE
      SET body = EXCLUDED.body, waits = EXCLUDED.waits, is_open = EXCLUDED.is_open, updated_at = EXCLUDED.updated_at
      WHERE w.updated_at <= EXCLUDED.updated_at`;
}

/** Sent or emptied. What was typed after `until`, elsewhere, stays; null takes whatever there is. */
export async function dropWriting(
  to: Queryable,
  { personId, ticketId, kind }: WritingPlace,
  until: number | null = null,
): Promise<void> {
  const typedAt = until === null ? null : new Date(until).toISOString();
  await to.$executeRaw`
    DELETE FROM writing WHERE person_id = ${personId}::uuid AND ticket_id = ${ticketId}::uuid AND kind = ${kind}
      AND (${typedAt}::timestamptz IS NULL OR updated_at <= ${typedAt}::timestamptz)`;
}

/** What one person has begun on a ticket, newest first. */
export async function loadWriting(personId: string, ticketId: string): Promise<(Kept & { kind: WritingKind })[]> {
  const rows = await db.writing.findMany({ where: { personId, ticketId }, orderBy: { updatedAt: "desc" } });
  return rows.map((r) => ({ kind: r.kind as WritingKind, body: r.body, waits: r.waits, at: r.updatedAt.getTime() }));
}

export interface WriterView {
  id: string;
  name: string;
  kind: WritingKind;
}

/** Who else writes on a ticket just now. */
export async function writersOf(ticketId: string, but: string): Promise<WriterView[]> {
  return db.$queryRaw<WriterView[]>`
    SELECT p.id, p.name, w.kind FROM writing w JOIN person p ON p.id = w.person_id
    WHERE w.ticket_id = ${ticketId}::uuid AND w.person_id <> ${but}::uuid AND w.is_open AND p.disabled_at IS NULL
      AND w.updated_at > baton_now() - ${writesForMs}::int * interval '1 millisecond'
    ORDER BY p.name, w.kind`;
}
