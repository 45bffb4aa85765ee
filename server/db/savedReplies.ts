import { db } from "./client";

export interface SavedReplyView {
  id: string;
  title: string;
  body: string;
  issueTypeId: string | null;
  issueTypeName: string | null;
  /** The desk's, which everybody finds. */
  isDesk: boolean;
  updatedBy: string | null;
  at: number;
}

/** A person's own saved replies and the desk's, by title. */
export async function loadSavedReplies(personId: string): Promise<SavedReplyView[]> {
  const rows = await db.$queryRaw<(Omit<SavedReplyView, "at"> & { at: Date })[]>`
    SELECT r.id, r.title, r.body, r.issue_type_id AS "issueTypeId", i.name AS "issueTypeName",
      r.owner_id IS NULL AS "isDesk", p.name AS "updatedBy", r.updated_at AS at
    FROM saved_reply r LEFT JOIN issue_type i ON i.id = r.issue_type_id LEFT JOIN person p ON p.id = r.updated_by
    WHERE r.owner_id IS NULL OR r.owner_id = ${personId}::uuid
    ORDER BY lower(r.title), r.id`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
