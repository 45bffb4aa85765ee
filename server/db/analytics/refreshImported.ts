import { factOfImported, type ImportedTicket } from "../../domain/analytics/fact/imported";
import { tryApplyLock } from "./apply";
import { isSameFact, loadFacts } from "./factRows";
import { type Client, rowsOf, within } from "./pool";
import { applyChanges } from "./refresh";

/** Tickets at a time. */
const batch = 1_000;

type ImportedRow = Omit<ImportedTicket, "createdAt" | "resolvedAt" | "firstResponseAt"> &
  Record<"createdAt", Date> &
  Record<"resolvedAt" | "firstResponseAt", Date | null>;

async function loadImported(client: Client, ids: readonly string[]): Promise<Map<string, ImportedTicket>> {
  const rows = await rowsOf<ImportedRow>(
    client,
    `SELECT t.id AS "ticketId", t.source_id::text AS source, t.created_at AS "createdAt", t.resolved_at AS "resolvedAt",
       t.is_reopened AS "isReopened", t.owners, t.top_tier AS "topTier", t.issue_type AS "issueType", t.segment, t.channel,
       t.person, t.rating, t.first_response_at AS "firstResponseAt",
       coalesce((SELECT array_agg(e.tier ORDER BY e.seq) FROM history_event e
         WHERE e.ticket_id = t.id AND e.tier IS NOT NULL), '{}') AS tiers
     FROM history_ticket t WHERE t.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map((r) => [
      r.ticketId,
      {
        ...r,
        createdAt: r.createdAt.getTime(),
        resolvedAt: r.resolvedAt?.getTime() ?? null,
        firstResponseAt: r.firstResponseAt?.getTime() ?? null,
      },
    ]),
  );
}

/** Makes the facts anew of imported tickets that were written or deleted: exactly once, as `refreshFacts` does for the desk's own.
 *  Returns how many were looked at; 0 also where another worker is at it. */
export const refreshImportedFacts = (): Promise<number> =>
  within(async (client) => {
    if (!(await tryApplyLock(client))) return 0;
    const due = await rowsOf<{ id: string }>(
      client,
      `DELETE FROM history_due WHERE ticket_id IN
         (SELECT ticket_id FROM history_due ORDER BY ticket_id LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING ticket_id AS id`,
      [batch],
    );
    if (due.length === 0) return 0;
    const ids = due.map((r) => r.id);
    const [before, now] = [await loadFacts(client, ids), await loadImported(client, ids)];
    const changes = ids.map((id) => {
      const ticket = now.get(id);
      return { was: before.get(id) ?? null, is: ticket ? factOfImported(ticket) : null };
    });
    await applyChanges(
      client,
      changes.filter(({ was, is }) => (was === null || is === null ? was !== is : !isSameFact(was, is))),
    );
    return ids.length;
  });
