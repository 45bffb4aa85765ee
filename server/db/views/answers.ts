import { loweredBy, trustDays } from "../../domain/learning/trust";
import type { Policy } from "../../domain/policy/compile";
import type { VerdictSource } from "../../domain/vocabulary";
import { db } from "../client";
import { wasSent } from "../outcomes";

/** The assistant's answers of the last days to one issue type. */
export interface AnswersView {
  id: string;
  name: string;
  total: number;
  wrong: number;
  /** What is taken from the confidence, 0..1. */
  lowered: number;
  /** The newest that did not hold, and who said so. */
  failed: { ticketId: string; number: number; source: VerdictSource }[];
}

const mostNamed = 5;

/** What became of the assistant's recent answers; what is lowered most stands first. */
export async function showAnswers(policy: Policy) {
  const { errorLimit: limit, mostLowered: most } = policy.document.autonomy;
  const rows = await db.$queryRaw<{ id: string; total: number; wrong: number; failed: AnswersView["failed"] | null }[]>`
    WITH recent AS (
      SELECT o.issue_type_id, o.is_correct, o.source, o.ticket_id, t.number,
        row_number() OVER (PARTITION BY o.issue_type_id, o.is_correct ORDER BY o.at DESC, o.id) AS place
      FROM review_outcome o LEFT JOIN ticket t ON t.id = o.ticket_id
      WHERE o.at > (SELECT baton_now()) - ${trustDays} * interval '1 day' AND ${wasSent})
    SELECT issue_type_id AS id, count(*)::int AS total, count(*) FILTER (WHERE NOT is_correct)::int AS wrong,
      jsonb_agg(jsonb_build_object('ticketId', ticket_id, 'number', number, 'source', source) ORDER BY place)
        FILTER (WHERE NOT is_correct AND number IS NOT NULL AND place <= ${mostNamed}) AS failed
    FROM recent GROUP BY 1`;
  const types = rows.flatMap(({ id, total, wrong, failed }): AnswersView[] => {
    const type = policy.issueType(id);
    if (!type) return [];
    return [
      { id, name: type.name, total, wrong, lowered: loweredBy({ total, wrong }, limit, most), failed: failed ?? [] },
    ];
  });
  types.sort((a, b) => b.lowered - a.lowered || b.wrong - a.wrong || a.name.localeCompare(b.name, "en"));
  return { days: trustDays, limit, most, types };
}
