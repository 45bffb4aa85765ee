import { countSetAside } from "../alarms";
import { loadAudit } from "../audits";
import { db } from "../client";
import { countDeliveries } from "./deliveries";

/** What a monitor is told of the desk; whole numbers unless a name says its unit. */
export interface DeskMetrics {
  /** Clocks that run or stand: of a promise, or of a tier's budget. */
  clocks: { metric: string; of: "promise" | "budget"; state: string; count: number }[];
  /** Warnings and breaches so far. */
  rung: { metric: string; of: "promise" | "budget"; warnings: number; breaches: number }[];
  overdue: { alarms: number; oldestSeconds: number };
  /** Tickets whose alarms could not be rung and are tried again. */
  setAside: number;
  deliveries: { waiting: number; failed: number };
  heartbeats: { name: string; ageSeconds: number }[];
  /** Tickets recounted, last and so far; differences that stand, and found so far; alarms set again so far. */
  audit: {
    atSeconds: number;
    checked: number;
    totalChecked: number;
    differences: number;
    totalFound: number;
    totalMended: number;
  } | null;
  tickets: { status: string; count: number }[];
}

const of = "CASE WHEN tier IS NULL THEN 'promise' ELSE 'budget' END AS of";

/** Alarms that are due and have not rung, and how late the oldest one is in ms; null where none is. */
export async function overdueAlarms(): Promise<{ alarms: number; oldestMs: number | null }> {
  const [row] = await db.$queryRawUnsafe<{ alarms: number; ms: number | null }[]>(
    `SELECT count(*)::int AS alarms, extract(epoch FROM baton_now() - min(next_due_at))::float8 * 1000 AS ms
     FROM clock WHERE next_due_at <= (SELECT baton_now())`,
  );
  const { alarms, ms } = row!;
  return { alarms, oldestMs: ms === null ? null : Math.max(0, Math.round(ms)) };
}

async function auditFigures(): Promise<DeskMetrics["audit"]> {
  const audit = await loadAudit();
  if (!audit) return null;
  const { at, differences, ...counts } = audit;
  return { atSeconds: at / 1000, differences: differences.length, ...counts };
}

/** One statement for each figure; the two over clocks read the open ones by their index, and all of them once. */
export async function loadMetrics(): Promise<DeskMetrics> {
  const [clocks, rung, overdue, aside, deliveries, heartbeats, audit, tickets] = await Promise.all([
    db.$queryRawUnsafe<DeskMetrics["clocks"]>(
      `SELECT metric, ${of}, state, count(*)::int AS count FROM clock WHERE state IN ('running', 'paused')
       GROUP BY metric, tier IS NULL, 2, state ORDER BY 1, 2, 3`,
    ),
    db.$queryRawUnsafe<DeskMetrics["rung"]>(
      `SELECT metric, ${of}, COALESCE(sum(warned), 0)::int AS warnings, count(breached_at)::int AS breaches FROM clock
       GROUP BY metric, 2 ORDER BY 1, 2`,
    ),
    overdueAlarms(),
    countSetAside(),
    countDeliveries(),
    db.$queryRaw<DeskMetrics["heartbeats"]>`
      SELECT name, extract(epoch FROM now() - at)::float8 AS "ageSeconds" FROM process_heartbeat
      WHERE at > now() - interval '1 hour' ORDER BY name`,
    auditFigures(),
    db.$queryRaw<DeskMetrics["tickets"]>`
      SELECT status, count(*)::int AS count FROM ticket GROUP BY status ORDER BY status`,
  ]);
  const { alarms, oldestMs } = overdue;
  const late = { alarms, oldestSeconds: (oldestMs ?? 0) / 1000 };
  return { clocks, rung, overdue: late, setAside: aside.tickets, deliveries, heartbeats, audit, tickets };
}
