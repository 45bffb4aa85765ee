import { db, type Queryable } from "../client";

/** How a draft ended, and who ended it; the audit keeps it when the draft is gone. */
export interface DraftEnd {
  how: "published" | "discarded";
  /** The version that it became; null where it was thrown away. */
  version: number | null;
  /** What whoever goes on with it goes on from. */
  basedOn: number;
  by: string | null;
  at: number;
}

interface Row {
  action: string;
  details: { version?: number; basedOn?: number };
  by: string | null;
  at: Date;
}

/** null of a draft that stands, and of one that never was. */
export async function draftEnd(id: string, from: Queryable = db): Promise<DraftEnd | null> {
  const [row] = await from.$queryRaw<Row[]>`
    SELECT a.action, a.details, p.name AS by, a.at FROM audit a LEFT JOIN person p ON p.id = a.actor_id
    WHERE a.subject_kind = 'policyDraft' AND a.subject_id = ${id}
      AND a.action IN ('policy.draft.publish', 'policy.draft.discard')
      AND NOT EXISTS (SELECT 1 FROM policy_draft d WHERE d.id = ${id}::uuid)
    ORDER BY a.id DESC LIMIT 1`;
  if (!row) return null;
  const version = row.action === "policy.draft.publish" ? (row.details.version ?? null) : null;
  return {
    how: row.action === "policy.draft.publish" ? "published" : "discarded",
    version,
    basedOn: version ?? row.details.basedOn ?? 1,
    by: row.by,
    at: row.at.getTime(),
  };
}
