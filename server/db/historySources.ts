import { db } from "./client";

/** Imports of history whose tickets may be counted, by name. */
export const namedSources = (): Promise<{ id: string; name: string }[]> =>
  db.historySource.findMany({ where: { deletedAt: null }, select: { id: true, name: true }, orderBy: { name: "asc" } });
