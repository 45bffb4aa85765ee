import type { Corrected } from "../../domain/learning/correction";
import type { CorrectionWhy } from "../../domain/vocabulary";
import { db } from "../client";

/** A correction and what came of it. Instants are epoch ms. */
export interface CorrectionView {
  id: string;
  ticket: { id: string; number: number; subject: string | null };
  by: { id: string; name: string };
  at: number;
  was: Corrected;
  is: Corrected;
  /** Null until it was said. */
  why: CorrectionWhy | null;
  undone: { at: number; by: string | null } | null;
  /** Later tickets that were decided otherwise because of it, the newest named. */
  changed: { count: number; latest: { id: string; number: number }[] };
}

interface Row {
  id: string;
  ticketId: string;
  number: number;
  subject: string | null;
  personId: string;
  name: string | null;
  at: Date;
  was: Corrected;
  is: Corrected;
  why: CorrectionWhy | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  count: number;
  latest: { id: string; number: number }[] | null;
}

const select = `SELECT c.id, c.ticket_id AS "ticketId", t.number::int AS number, t.subject, c.person_id AS "personId", p.name,
    c.at, c.was, c.is, c.why, c.undone_at AS "undoneAt", u.name AS "undoneBy", x.count, x.latest
  FROM correction c
  JOIN ticket t ON t.id = c.ticket_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN person u ON u.id = c.undone_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count,
      jsonb_agg(jsonb_build_object('id', d.id, 'number', d.number) ORDER BY d.number DESC) FILTER (WHERE d.rank <= 5) AS latest
    FROM (SELECT o.id, o.number, row_number() OVER (ORDER BY o.number DESC) AS rank
          FROM ticket o WHERE o.id IN (SELECT ticket_id FROM decision WHERE correction_id = c.id)) d
  ) x`;

const view = (r: Row): CorrectionView => ({
  id: r.id,
  ticket: { id: r.ticketId, number: r.number, subject: r.subject },
  by: { id: r.personId, name: r.name ?? "" },
  at: r.at.getTime(),
  was: r.was,
  is: r.is,
  why: r.why,
  undone: r.undoneAt && { at: r.undoneAt.getTime(), by: r.undoneBy },
  changed: { count: r.count, latest: r.latest ?? [] },
});

/** What was put right on a ticket and is in force. */
export async function correctionOf(ticketId: string): Promise<CorrectionView | null> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `${select} WHERE c.ticket_id = $1::uuid AND c.undone_number IS NULL`,
    ticketId,
  );
  return rows[0] ? view(rows[0]) : null;
}

/** Corrections on one page. */
export const correctionsPerPage = 50;

export interface CorrectionList {
  corrections: CorrectionView[];
  page: number;
  /** Of all pages. */
  total: number;
}

/** All corrections, the newest first, a page (from 1) at a time; beyond the last page it is the last one. */
export async function listCorrections(asked = 1): Promise<CorrectionList> {
  const total = await db.correction.count();
  const page = Math.min(asked, Math.max(1, Math.ceil(total / correctionsPerPage)));
  const rows = await db.$queryRawUnsafe<Row[]>(
    `${select} ORDER BY c.number DESC LIMIT $1 OFFSET $2`,
    correctionsPerPage,
    (page - 1) * correctionsPerPage,
  );
  return { corrections: rows.map(view), page, total };
}
