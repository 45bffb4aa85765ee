import { countSetAside } from "./alarms";
import { loadAudit } from "./audits";
import { db } from "./client";
import { currentPolicyVersion, unreadablePolicies } from "./policies";
import { overdueAlarms } from "./views/metrics";

export interface Health {
  ok: boolean;
  database: boolean;
  /** The policy that the desk works by. */
  policyVersion: number | null;
  /** Newer ones that cannot be read, and the section at fault. */
  unreadablePolicies: { version: number; field: string }[];
  /** Workers that gave a sign of life in the last 15 seconds; without one, nothing rings but everything else works. */
  workers: number;
  /** Promises under watch: how late the oldest alarm is that has not rung (null = none is); tickets whose alarms could not be
   *  rung and are tried again, and since when the first of them is (null = none is); and what recounting found: how many
   *  tickets it looked at last, differences that stand, and alarms that it had to set again so far. */
  alarms: {
    oldestOverdueMs: number | null;
    setAside: { tickets: number; since: string | null };
    audit: { at: string; checked: number; differences: number; mended: number } | null;
  };
}

const iso = (at: number) => new Date(at).toISOString();

async function alarmHealth(): Promise<Health["alarms"]> {
  const [overdue, aside, audit] = await Promise.all([overdueAlarms(), countSetAside(), loadAudit()]);
  return {
    oldestOverdueMs: overdue.oldestMs,
    setAside: { tickets: aside.tickets, since: aside.since === null ? null : iso(aside.since) },
    audit: audit && {
      at: iso(audit.at),
      checked: audit.checked,
      differences: audit.differences.length,
      mended: audit.totalMended,
    },
  };
}

export async function checkHealth(): Promise<Health> {
  try {
    const [row] = await db.$queryRaw<{ workers: number }[]>`
      SELECT (SELECT count(*)::int FROM process_heartbeat WHERE name LIKE 'worker%' AND at > now() - interval '15 seconds') AS workers`;
    const policyVersion = await currentPolicyVersion();
    const policy = { policyVersion, unreadablePolicies: unreadablePolicies() };
    return {
      ok: policyVersion !== null,
      database: true,
      ...policy,
      workers: row!.workers,
      alarms: await alarmHealth(),
    };
  } catch {
    const alarms = { oldestOverdueMs: null, setAside: { tickets: 0, since: null }, audit: null };
    return { ok: false, database: false, policyVersion: null, unreadablePolicies: [], workers: 0, alarms };
  }
}

/** A process says that it is alive, and for how many seconds it has been so: one that is started again where another had the
 *  same name is new. Rows of the dead are cleared away after a day. */
export async function beat(name: string, upSeconds: number = process.uptime()): Promise<void> {
  await db.$executeRaw`
    INSERT INTO process_heartbeat (name, at, started_at)
    VALUES (${name}, now(), now() - ${upSeconds} * interval '1 second')
    ON CONFLICT (name) DO UPDATE SET at = EXCLUDED.at, started_at = EXCLUDED.started_at`;
  await db.$executeRaw`DELETE FROM process_heartbeat WHERE at < now() - interval '1 day'`;
}

/** A process ends. */
export async function lastBeat(name: string): Promise<void> {
  await db.$executeRaw`DELETE FROM process_heartbeat WHERE name = ${name}`;
}
