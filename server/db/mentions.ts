import type { Presence } from "../domain/vocabulary";
import { db, type Tx } from "./client";

/** Somebody whom a note may ask. */
export interface ColleagueView {
  id: string;
  name: string;
  presence: Presence;
}

/** Everybody who works here but whoever asks, by name. */
export async function listColleagues(but: string): Promise<ColleagueView[]> {
  const rows = await db.person.findMany({
    where: { disabledAt: null, id: { not: but } },
    select: { id: true, name: true, presence: true },
    orderBy: { name: "asc" },
  });
  return rows.map((r) => ({ ...r, presence: r.presence as Presence }));
}

/** Everybody whom a name may mean, also those who are not here any more. */
export async function everybodyNamed(tx: Tx): Promise<{ id: string; name: string; isDisabled: boolean }[]> {
  const rows = await tx.person.findMany({ select: { id: true, name: true, disabledAt: true } });
  return rows.map(({ id, name, disabledAt }) => ({ id, name, isDisabled: disabledAt !== null }));
}

/** What others asked somebody on a ticket is answered; gives who asked. `at`: epoch ms. */
export async function answerMentions(tx: Tx, ticketId: string, personId: string, at: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ asker: string | null }[]>`
    UPDATE message_mention mm SET answered_at = ${new Date(at).toISOString()}::timestamptz
    FROM message m WHERE m.id = mm.message_id AND m.ticket_id = ${ticketId}::uuid
      AND mm.person_id = ${personId}::uuid AND mm.answered_at IS NULL
    RETURNING m.person_id AS asker`;
  return [...new Set(rows.flatMap((r) => r.asker ?? []))];
}
