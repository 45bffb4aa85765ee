import { db } from "./client";

export interface Named {
  id: string;
  name: string;
}
/** What pages of analytics are filtered by. Archived and disabled ones are there: they have a past. */
export interface FrameRows {
  teams: Named[];
  types: Named[];
  people: Named[];
  /** Imports of history. */
  sources: Named[];
}

export async function loadFrameRows(): Promise<FrameRows> {
  const list = { select: { id: true, name: true }, orderBy: { name: "asc" } } as const;
  const [teams, types, people, sources] = await Promise.all([
    db.team.findMany(list),
    db.issueType.findMany(list),
    db.person.findMany(list),
    db.historySource.findMany(list),
  ]);
  return { teams, types, people, sources };
}
