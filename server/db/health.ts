import { loadAudit } from "./audits";
import { db } from "./client";
import { overdueAlarms } from "./views/metrics";

export interface Health {
  ok: boolean;
  database: boolean;
  policyVersion: number | null;
  /** Workers that gave a sign of life in the last 15 seconds; without one, nothing rings but everything else works. */
  workers: number;
  /** Promises under watch: how late the oldest alarm is that has not rung (null = none is), and what recounting found last. */
  alarms: {
    oldestOverdueMs: number | null;
    audit: { at: string; checked: number; differences: number } | null;
  };
}

async function alarmHealth(): Promise<Health["alarms"]> {
  const [overdue, audit] = await Promise.all([overdueAlarms(), loadAudit()]);
  return {
    oldestOverdueMs: overdue.oldestMs,
    audit: audit && {
      at: new Date(audit.at).toISOString(),
      checked: audit.checked,
      differences: audit.differences.length,
    },
  };
}

export async function checkHealth(): Promise<Health> {
  try {
    const [row] = await db.$queryRaw<{ policy: number | null; workers: number }[]>`
      SELECT (SELECT max(version) FROM policy_version) AS policy,
        (SELECT count(*)::int FROM process_heartbeat WHERE name LIKE 'worker%' AND at > now() - interval '15 seconds') AS workers`;
    const { policy, workers } = row!;
    return { ok: policy !== null, database: true, policyVersion: policy, workers, alarms: await alarmHealth() };
  } catch {
    const alarms = { oldestOverdueMs: null, audit: null };
    return { ok: false, database: false, policyVersion: null, workers: 0, alarms };
  }
}

/** A process says that it is alive; rows of the dead are cleared away after a day. */
export async function beat(name: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO process_heartbeat (name, at) VALUES (${name}, now()) ON CONFLICT (name) DO UPDATE SET at = now()`;
  await db.$executeRaw`DELETE FROM process_heartbeat WHERE at < now() - interval '1 day'`;
}
