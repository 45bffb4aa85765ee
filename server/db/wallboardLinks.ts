import { db } from "./client";

export interface WallboardLinkRow {
  id: string;
  name: string;
  createdBy: string;
  createdAt: number;
  /** When a screen asked last; null: never. */
  seenAt: number | null;
}

/** Links that work, the newest first. */
export async function loadWallboardLinks(): Promise<WallboardLinkRow[]> {
  const rows = await db.wallboardLink.findMany({
    where: { revokedAt: null },
    include: { createdBy: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, createdBy, createdAt, seenAt }) => ({
    ...{ id, name, createdBy: createdBy.name },
    createdAt: createdAt.getTime(),
    seenAt: seenAt?.getTime() ?? null,
  }));
}

/** Whether a link works; that it was used is kept, by the minute. */
export async function noteWallboardUse(id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ stale: boolean }[]>`
    SELECT seen_at IS NULL OR seen_at < baton_now() - interval '1 minute' AS stale
    FROM wallboard_link WHERE id = ${id}::uuid AND revoked_at IS NULL`;
  if (row?.stale) await db.$executeRaw`UPDATE wallboard_link SET seen_at = baton_now() WHERE id = ${id}::uuid`;
  return row !== undefined;
}
