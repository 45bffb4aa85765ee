import { type ClockDifference, standingAfter } from "../domain/sla/audit";
import { nextDueAt } from "../domain/sla/clock";
import type { Ticket } from "../domain/ticket/ticket";
import { db, inTransaction, type Queryable, type Tx } from "./client";

const isOpen = "state IN ('running', 'paused')";
const first = "00000000-0000-0000-0000-000000000000";

/** The next tickets with open clocks in the order of their ids, from the first one on again after the last. */
async function onFrom(tx: Tx, cursor: string, limit: number): Promise<string[]> {
  const after = (id: string, count: number) =>
    tx.$queryRawUnsafe<{ ticket_id: string }[]>(
      `SELECT DISTINCT ticket_id FROM clock WHERE ${isOpen} AND ticket_id > $1::uuid ORDER BY ticket_id LIMIT $2`,
      ...[id, count],
    );
  const ahead = await after(cursor, limit);
  const again = ahead.length < limit ? await after(first, limit - ahead.length) : [];
  return [...ahead, ...again].map((r) => r.ticket_id);
}

/** Takes the next tickets to recount, so that in time each with an open clock has its turn, whichever worker asks; and
 *  beside them those that were found to differ, until they agree. */
export async function takeTicketsToAudit(limit: number): Promise<string[]> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO clock_audit (id, at, checked, total_checked) VALUES (1, baton_now(), 0, 0) ON CONFLICT DO NOTHING`;
    const [row] = await tx.$queryRaw<{ cursor: string | null; differences: ClockDifference[] }[]>`
      SELECT cursor, differences FROM clock_audit WHERE id = 1 FOR UPDATE`;
    const { cursor, differences } = row!;
    const next = await onFrom(tx, cursor ?? first, limit);
    if (next.length > 0) await tx.$executeRaw`UPDATE clock_audit SET cursor = ${next.at(-1)}::uuid WHERE id = 1`;
    const known = [...new Set(differences.map((d) => d.ticketId))].slice(0, limit);
    return [...new Set([...known, ...next])];
  });
}

/** Sets the next alarm of running clocks that have none although one is to come. Returns how many there were. */
export const mendLostAlarms = (): Promise<number> =>
  db.$executeRaw`
    UPDATE clock SET next_due_at = COALESCE(warn_due_at[warned + 1], due_at)
    WHERE state = 'running' AND breached_at IS NULL AND next_due_at IS NULL AND due_at IS NOT NULL`;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** Sets the next alarm of locked tickets' clocks wherever the column is not what the clock says: one too early would be
 *  looked at again and again, one too late would ring late. Returns how many there were. */
export async function mendNextAlarms(tx: Queryable, tickets: readonly Ticket[]): Promise<number> {
  const rows = tickets.flatMap((t) => t.clocks.map((c) => ({ id: c.id, next: iso(nextDueAt(c)) })));
  if (rows.length === 0) return 0;
  return tx.$executeRawUnsafe(
    `UPDATE clock c SET next_due_at = x.next FROM json_to_recordset($1::json) AS x(id uuid, next timestamptz(3))
     WHERE c.id = x.id AND c.next_due_at IS DISTINCT FROM x.next`,
    JSON.stringify(rows),
  );
}

/** Counts alarms that were set again. */
export async function recordMended(count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO clock_audit (id, at, checked, total_checked, total_mended) VALUES (1, baton_now(), 0, 0, ${count})
    ON CONFLICT (id) DO UPDATE SET total_mended = clock_audit.total_mended + ${count}`;
}

/** Differences that are kept; the newest hundred are enough to see what is wrong. */
const kept = 100;

/** Of these tickets, those that still have an open clock: what has ended promises nothing any more. */
async function stillOpen(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRawUnsafe<{ ticket_id: string }[]>(
    `SELECT DISTINCT ticket_id FROM clock WHERE ${isOpen} AND ticket_id = ANY($1::uuid[])`,
    ids,
  );
  return new Set(rows.map((r) => r.ticket_id));
}

/** Keeps what a round found. A difference stands until its ticket is recounted and agrees, or has no open clock any more. */
export async function saveAudit(recounted: readonly string[], found: readonly ClockDifference[]): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ differences: ClockDifference[] }[]>`
      SELECT differences FROM clock_audit WHERE id = 1 FOR UPDATE`;
    const before = row?.differences ?? [];
    const after = standingAfter(before, recounted, found);
    const open = await stillOpen(
      tx,
      after.standing.map((d) => d.ticketId),
    );
    const list = JSON.stringify(after.standing.filter((d) => open.has(d.ticketId)).slice(0, kept));
    const checked = recounted.length;
    await tx.$executeRaw`
      UPDATE clock_audit SET at = baton_now(), checked = ${checked}, total_checked = total_checked + ${checked},
        differences = ${list}::jsonb, total_found = total_found + ${after.fresh.length} WHERE id = 1`;
  });
}

export interface ClockAudit {
  /** Epoch ms. */
  at: number;
  /** Tickets that the last round recounted, and all so far. */
  checked: number;
  totalChecked: number;
  /** What stands. */
  differences: ClockDifference[];
  /** Differences found so far, and alarms set again. */
  totalFound: number;
  totalMended: number;
}

export async function loadAudit(): Promise<ClockAudit | null> {
  const row = await db.clockAudit.findFirst();
  if (!row) return null;
  const { at, checked, totalChecked, differences, totalFound, totalMended } = row;
  return {
    at: at.getTime(),
    checked,
    totalChecked: Number(totalChecked),
    differences: differences as unknown as ClockDifference[],
    totalFound: Number(totalFound),
    totalMended: Number(totalMended),
  };
}
