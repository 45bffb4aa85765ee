import type { Corrected } from "../domain/learning/correction";
import { db, type Queryable } from "./client";

/** A correction in force, with the text it teaches. */
export interface LearnedCorrection {
  id: string;
  number: number;
  ticketId: string;
  /** Number of its ticket. */
  ticket: number;
  /** Null once the customer's words were erased: what it taught goes with them. */
  text: string | null;
  is: Corrected;
  vector: Float32Array | null;
}

const lastNumber =
  "COALESCE(GREATEST((SELECT max(number) FROM correction), (SELECT max(undone_number) FROM correction)), 0)";

/** The last correction or undoing that counts. */
export async function correctionMark(): Promise<number> {
  const [row] = await db.$queryRawUnsafe<{ mark: number }[]>(`SELECT ${lastNumber} AS mark`);
  return row!.mark;
}

/** The number that the next correction or undoing gets. Taken under a lock that lasts as long as the transaction, so that
 *  numbers become visible in their order and whoever has seen one has seen all before it. */
export async function takeNumber(tx: Queryable): Promise<number> {
  await tx.$executeRawUnsafe("SELECT pg_advisory_xact_lock(hashtext('baton:correction'))");
  const [row] = await tx.$queryRawUnsafe<{ next: number }[]>(`SELECT ${lastNumber} + 1 AS next`);
  return row!.next;
}

interface Row extends Omit<LearnedCorrection, "vector" | "text"> {
  vector: Uint8Array | null;
  subject: string | null;
  body: string | null;
  undone: number | null;
}

const columns = `c.id, c.number, c.ticket_id AS "ticketId", t.number::int AS ticket, c.is, c.vector, c.undone_number AS undone,
  m.subject, m.body`;
const from = "FROM correction c JOIN ticket t ON t.id = c.ticket_id JOIN message m ON m.id = c.message_id";

function learned({ vector, subject, body, undone: _, ...row }: Row): LearnedCorrection {
  const floats = vector && new Float32Array(Uint8Array.from(vector).buffer);
  const text = body === null ? null : subject ? `${subject}\n${body}` : body;
  return { ...row, text, vector: floats };
}

/** All corrections in force that came after `since`, in their order. */
export async function loadCorrections(db: Queryable, since: number): Promise<LearnedCorrection[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} ${from} WHERE c.undone_number IS NULL AND c.number > $1 ORDER BY c.number`,
    since,
  );
  return rows.map(learned);
}

/** What came after `seen`; null where something older was taken back, so that all must be read anew. */
export async function loadNewCorrections(db: Queryable, seen: number): Promise<LearnedCorrection[] | null> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} ${from} WHERE c.number > $1 OR c.undone_number > $1 ORDER BY c.number`,
    seen,
  );
  if (rows.some((r) => r.number <= seen)) return null;
  return rows.filter((r) => r.undone === null).map(learned);
}
