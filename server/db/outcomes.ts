import { type RecentAnswers, trustDays } from "../domain/learning/trust";
import type { VerdictSource } from "../domain/vocabulary";
import { db, Prisma, type Queryable } from "./client";

/** A draft that a reviewer refused was nobody's answer: people answered instead. */
export const wasSent = Prisma.sql`NOT (source = 'review' AND NOT is_correct)`;

/** Verdicts come one by one, and messages by the second: what was counted is good for so long. */
const goodMs = 1_000;
let kept: { at: number; counted: Promise<Map<string, RecentAnswers>> } | null = null;

async function count(): Promise<Map<string, RecentAnswers>> {
  const rows = await db.$queryRaw<{ type: string; total: number; wrong: number }[]>`
    SELECT issue_type_id AS type, count(*)::int AS total, count(*) FILTER (WHERE NOT is_correct)::int AS wrong
    FROM review_outcome WHERE at > (SELECT baton_now()) - ${trustDays} * interval '1 day' AND ${wasSent} GROUP BY 1`;
  return new Map(rows.map(({ type, ...answers }) => [type, answers]));
}

/** What became of the assistant's answers of the last days, by issue type; at most a second old. */
export function recentAnswers(): Promise<ReadonlyMap<string, RecentAnswers>> {
  if (kept && performance.now() - kept.at < goodMs) return kept.counted;
  const fresh = { at: performance.now(), counted: count() };
  kept = fresh;
  fresh.counted.catch(() => {
    if (kept === fresh) kept = null;
  });
  return fresh.counted;
}

/** The verdict on the assistant's answer to a ticket; null where it gave none that anybody has judged. */
export async function verdictOn(from: Queryable, ticketId: string) {
  const [row] = await from.$queryRaw<{ isCorrect: boolean; source: VerdictSource }[]>`
    SELECT is_correct AS "isCorrect", source FROM review_outcome WHERE ticket_id = ${ticketId}::uuid`;
  return row ?? null;
}

/** Who writes again about the same thing within so many days had no answer that held. */
const followUpDays = 7;

/** Tickets of a customer whose answer by the assistant is believed to have held, of the last days. */
export const answeredLately = (customerId: string): Promise<{ id: string; issueType: string | null }[]> =>
  db.$queryRaw`
    SELECT t.id, t.issue_type_id AS "issueType" FROM ticket t JOIN review_outcome o ON o.ticket_id = t.id
    WHERE t.customer_id = ${customerId}::uuid AND o.is_correct AND t.status IN ('resolved', 'closed')
      AND t.resolved_at > (SELECT baton_now()) - ${followUpDays} * interval '1 day' AND t.merged_into_id IS NULL`;

/** For whoever has just written a verdict and decides by it at once. */
export const forgetAnswers = (): void => {
  kept = null;
};
