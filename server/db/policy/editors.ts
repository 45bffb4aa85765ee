import { db } from "../client";

/** A sign of life is asked for every 15 s; who has given none for three of them is gone. */
const editsForSeconds = 45;

export interface EditorView {
  id: string;
  name: string;
  /** They have changed something that is not saved yet. */
  isChanging: boolean;
}

/** Who else has a draft open just now. */
export async function editorsOf(draftId: string, but: string): Promise<EditorView[]> {
  return db.$queryRaw<EditorView[]>`
    SELECT p.id::text, p.name, e.is_changing AS "isChanging" FROM policy_editor e JOIN person p ON p.id = e.person_id
    WHERE e.draft_id = ${draftId}::uuid AND e.person_id <> ${but}::uuid AND p.disabled_at IS NULL
      AND e.seen_at > baton_now() - ${editsForSeconds}::int * interval '1 second'
    ORDER BY p.name`;
}

/** Whoever comes, comes back, begins or ceases to change something is a new row, which others are told of; the sign of life
 *  of somebody who is known to be there is not. Nothing where the draft is gone. */
export async function keepEditor(draftId: string, personId: string, isChanging: boolean): Promise<void> {
  const kept = await db.$executeRaw`
    UPDATE policy_editor SET seen_at = baton_now() WHERE draft_id = ${draftId}::uuid AND person_id = ${personId}::uuid
      AND is_changing = ${isChanging} AND seen_at > baton_now() - ${editsForSeconds}::int * interval '1 second'`;
  if (kept > 0) return;
  await dropEditor(draftId, personId);
  await db.$executeRaw`
    INSERT INTO policy_editor (draft_id, person_id, is_changing, seen_at)
    SELECT d.id, ${personId}::uuid, ${isChanging}, baton_now() FROM policy_draft d WHERE d.id = ${draftId}::uuid
    ON CONFLICT (draft_id, person_id) DO UPDATE SET is_changing = EXCLUDED.is_changing, seen_at = EXCLUDED.seen_at`;
}

export async function dropEditor(draftId: string, personId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM policy_editor WHERE draft_id = ${draftId}::uuid AND person_id = ${personId}::uuid`;
}
