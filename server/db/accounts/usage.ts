import type { Queryable } from "../client";

/** The ids of accounts by their external ids. */
export async function accountIdsOf(from: Queryable, externalIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await from.$queryRawUnsafe<{ id: string; external_id: string }[]>(
    "SELECT id, external_id FROM account WHERE external_id = ANY($1::text[])",
    externalIds,
  );
  return new Map(rows.map((r) => [r.external_id, r.id]));
}

export interface UsageWrites {
  measures: { account_id: string; metric: string; day: string; value: number }[];
  features: { account_id: string; feature: string; adopted_on: string }[];
  events: { id: string; account_id: string; kind: string; label: string; at: string }[];
}

/** Keeps measures, features and events; what is said again about the same replaces what was said before. */
export async function writeUsage(tx: Queryable, { measures, features, events }: UsageWrites, now: number) {
  const at = new Date(now);
  if (measures.length > 0) {
    await tx.$executeRawUnsafe(
      `INSERT INTO usage_day (account_id, metric, day, value, said_at)
       SELECT x.account_id, x.metric, x.day, x.value, $2::timestamptz
       FROM json_to_recordset($1::json) AS x(account_id uuid, metric text, day date, value float8)
       ORDER BY 1, 2, 3
       ON CONFLICT (account_id, metric, day) DO UPDATE SET value = EXCLUDED.value, said_at = EXCLUDED.said_at`,
      JSON.stringify(measures),
      at,
    );
  }
  if (features.length > 0) {
    await tx.$executeRawUnsafe(
      `INSERT INTO account_feature (account_id, feature, adopted_on, said_at)
       SELECT x.account_id, x.feature, x.adopted_on, $2::timestamptz
       FROM json_to_recordset($1::json) AS x(account_id uuid, feature text, adopted_on date)
       ORDER BY 1, 2
       ON CONFLICT (account_id, feature) DO UPDATE SET adopted_on = EXCLUDED.adopted_on, said_at = EXCLUDED.said_at`,
      JSON.stringify(features),
      at,
    );
  }
  if (events.length > 0) {
    await tx.$executeRawUnsafe(
      `INSERT INTO account_event (id, account_id, kind, label, at, said_at)
       SELECT x.id, x.account_id, x.kind, x.label, x.at, $2::timestamptz
       FROM json_to_recordset($1::json) AS x(id uuid, account_id uuid, kind text, label text, at timestamptz)
       ORDER BY x.account_id, x.kind, x.at
       ON CONFLICT (account_id, kind, at, label) DO NOTHING`,
      JSON.stringify(events),
      at,
    );
  }
}
