import { randomUUID } from "node:crypto";
import type { ClockDifference } from "../domain/sla/audit";
import { db } from "./client";

/** Tickets with open clocks, from a place in the order of their ids that nobody can foresee. */
export async function ticketsToAudit(limit: number): Promise<string[]> {
  const from = randomUUID();
  const rows = await db.$queryRaw<{ ticket_id: string }[]>`
    (SELECT DISTINCT ticket_id FROM clock WHERE state IN ('running', 'paused') AND ticket_id >= ${from}::uuid
      ORDER BY ticket_id LIMIT ${limit})
    UNION ALL
    (SELECT DISTINCT ticket_id FROM clock WHERE state IN ('running', 'paused') AND ticket_id < ${from}::uuid
      ORDER BY ticket_id LIMIT ${limit})
    LIMIT ${limit}`;
  return rows.map((r) => r.ticket_id);
}

/** Sets the next alarm of running clocks that have none although one is to come. Returns how many there were. */
export const mendLostAlarms = (): Promise<number> =>
  db.$executeRaw`
    UPDATE clock SET next_due_at = COALESCE(warn_due_at[warned + 1], due_at)
    WHERE state = 'running' AND breached_at IS NULL AND next_due_at IS NULL AND due_at IS NOT NULL`;

/** Differences that are kept; the newest hundred are enough to see what is wrong. */
const kept = 100;

export async function saveAudit(checked: number, differences: readonly ClockDifference[]): Promise<void> {
  const list = JSON.stringify(differences.slice(0, kept));
  await db.$executeRaw`
    INSERT INTO clock_audit (id, at, checked, total_checked, differences)
    VALUES (1, baton_now(), ${checked}, ${checked}, ${list}::jsonb)
    ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at, checked = EXCLUDED.checked,
      total_checked = clock_audit.total_checked + EXCLUDED.checked, differences = EXCLUDED.differences`;
}

export interface ClockAudit {
  /** Epoch ms. */
  at: number;
  checked: number;
  totalChecked: number;
  differences: ClockDifference[];
}

export async function loadAudit(): Promise<ClockAudit | null> {
  const row = await db.clockAudit.findFirst();
  if (!row) return null;
  const { at, checked, totalChecked, differences } = row;
  const list = differences as unknown as ClockDifference[];
  return { at: at.getTime(), checked, totalChecked: Number(totalChecked), differences: list };
}
