import { db } from "./client";

/** Lists of tickets and reports are kept alike, and apart. */
export type ViewKind = "list" | "report";

/** A filter of the list of tickets, or a page of analytics, under a name; `address` holds the parameters of its address. */
export interface SavedView {
  id: string;
  name: string;
  address: Record<string, string>;
  isShared: boolean;
  /** Whose it is. */
  owner: { id: string; name: string };
}

/** At most so many of one person. */
export const mostViews = 30;

/** A person's own views and those that are shared, the shared ones first, by name. */
export async function loadViews(personId: string, kind: ViewKind = "list"): Promise<SavedView[]> {
  const rows = await db.$queryRaw<(Omit<SavedView, "owner"> & { ownerId: string; ownerName: string })[]>`
    SELECT v.id, v.name, v.address, v.is_shared AS "isShared", p.id AS "ownerId", p.name AS "ownerName"
    FROM saved_view v JOIN person p ON p.id = v.person_id
    WHERE v.kind = ${kind} AND (v.is_shared OR v.person_id = ${personId}::uuid)
    ORDER BY v.is_shared DESC, lower(v.name), v.id LIMIT 100`;
  return rows.map(({ ownerId, ownerName, ...r }) => ({ ...r, owner: { id: ownerId, name: ownerName } }));
}
