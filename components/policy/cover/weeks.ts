import { coverByHour, type QueueCover } from "@/server/domain/policy/cover";
import { publishedPolicy } from "@/server/domain/policy/document";
import type { Shifts } from "@/server/domain/policy/finding";

export interface TierWeek extends QueueCover {
  /** People counted at all times, as they have no hours of their own. */
  unscheduled: number;
}
export interface TeamWeek {
  team: string;
  name: string;
  /** Hours of the week in which a tier of it lacks somebody who is promised. */
  holes: number;
  tiers: TierWeek[];
}

/** The weeks of a document's teams, tier by tier; null while it has not the shape of a policy. */
export function teamWeeks(document: unknown, shifts: Shifts): TeamWeek[] | null {
  const parsed = publishedPolicy.safeParse(document);
  if (!parsed.success) return null;
  const queues = coverByHour({ shifts }, parsed.data);
  return parsed.data.teams.map(({ id, name }) => {
    const tiers = queues
      .filter((q) => q.team === id)
      .map((q): TierWeek => {
        const counted = shifts.rows.filter((row) => row.team === id && row.tier >= q.tier);
        return { ...q, unscheduled: counted.reduce((sum, row) => sum + row.unscheduled, 0) };
      });
    const isHole = (h: number) => tiers.some((t) => t.missing[h]);
    const holes = Array.from({ length: 168 }, (_, h) => h).filter(isHole).length;
    return { team: id, name, holes, tiers };
  });
}
