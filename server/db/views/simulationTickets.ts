import type { Outlook } from "../../domain/simulation/whatIf/compare";
import type { DifferenceKind } from "../../domain/simulation/whatIf/kinds";
import { db } from "../client";
import type { ListedOutcome, ListedTruth } from "../simulations/tickets";

export interface DifferingOutcome extends Omit<ListedOutcome, "stratum"> {
  /** What is to be expected of a ticket that begins like this; null while the simulation goes on. */
  outlook: Outlook | null;
}
export interface DifferingTicket {
  seq: number;
  /** The desk's own, which can be opened; null for a ticket of an imported log. */
  ticketId: string | null;
  /** Its number here, or its key in the log. */
  label: string;
  subject: string | null;
  at: number;
  kinds: DifferenceKind[];
  was: ListedTruth;
  published: DifferingOutcome;
  draft: DifferingOutcome;
}

export const differingPerPage = 25;

interface Row {
  seq: number;
  ownId: string | null;
  label: string | null;
  subject: string | null;
  at: Date;
  kinds: DifferenceKind[];
  was: ListedTruth;
  published: ListedOutcome;
  draft: ListedOutcome;
  publishedOutlook: Outlook | null;
  draftOutlook: Outlook | null;
}

const outcomeOf = ({ stratum: _, ...outcome }: ListedOutcome, outlook: Outlook | null): DifferingOutcome => ({
  ...outcome,
  outlook,
});

/** A page of the tickets that two policies treat otherwise, in the order in which they came in, of one kind or of all. */
export async function differingTickets(
  id: string,
  { kind, page }: { kind: DifferenceKind | null; page: number },
): Promise<{ tickets: DifferingTicket[]; total: number }> {
  const where = "x.simulation_id = $1::uuid AND ($2::text IS NULL OR $2 = ANY(x.kinds))";
  const [rows, [count]] = await Promise.all([
    db.$queryRawUnsafe<Row[]>(
      `SELECT x.seq, t.id::text AS "ownId", coalesce(t.number::text, h.key) AS label, coalesce(t.subject, left(m.body, 120)) AS subject,
         x.at, x.kinds, x.was, x.published, x.draft, s.outlooks->'published'->(x.published->>'stratum') AS "publishedOutlook",
         s.outlooks->'draft'->(x.draft->>'stratum') AS "draftOutlook"
       FROM simulation_ticket x JOIN simulation s ON s.id = x.simulation_id
       LEFT JOIN ticket t ON t.id = x.ticket_id AND s.source_id IS NULL
       LEFT JOIN history_ticket h ON h.id = x.ticket_id AND s.source_id IS NOT NULL
       LEFT JOIN LATERAL (SELECT body FROM message WHERE ticket_id = t.id AND t.subject IS NULL AND kind = 'inbound'
                          ORDER BY created_at LIMIT 1) m ON true
       WHERE ${where} ORDER BY x.seq OFFSET $3 LIMIT ${differingPerPage}`,
      ...[id, kind, (page - 1) * differingPerPage],
    ),
    db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM simulation_ticket x WHERE ${where}`, id, kind),
  ]);
  return {
    total: count?.n ?? 0,
    tickets: rows.map((r) => ({
      ...{
        seq: r.seq,
        ticketId: r.ownId,
        label: r.label ?? "",
        subject: r.subject,
        at: r.at.getTime(),
        kinds: r.kinds,
      },
      was: r.was,
      published: outcomeOf(r.published, r.publishedOutlook),
      draft: outcomeOf(r.draft, r.draftOutlook),
    })),
  };
}
