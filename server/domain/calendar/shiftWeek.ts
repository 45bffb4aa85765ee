import { calendarSchema } from "./document";
import { openMinutes, weekHours } from "./week";

/** Somebody's hours as they are stored: null = none of their own. */
export interface Rota {
  team: string;
  tier: number;
  schedule: unknown;
}

/** The hours of a usual week in which a stored schedule is on at some time, without its holidays; none where it cannot be
 *  read, as the planner leaves such a person out. */
function hoursOf(schedule: unknown, from: number): boolean[] {
  const read = calendarSchema.safeParse(schedule);
  const minutes = read.success ? openMinutes(read.data, from) : null;
  return Array.from({ length: weekHours }, (_, h) => (minutes?.[h] ?? 0) > 0);
}

/** How many people of each team and tier are on shift by hour of the week; those without hours of their own may be there at
 *  any time, and are counted in all of them. */
export function shiftRows(people: readonly Rota[], from: number) {
  const rows = new Map<string, { team: string; tier: number; hours: number[]; unscheduled: number }>();
  for (const { team, tier, schedule } of people) {
    const key = `${team}:${tier}`;
    const row = rows.get(key) ?? { team, tier, hours: new Array<number>(weekHours).fill(0), unscheduled: 0 };
    rows.set(key, row);
    const isOn = schedule === null ? null : hoursOf(schedule, from);
    if (isOn === null) row.unscheduled++;
    for (let h = 0; h < weekHours; h++) if (isOn === null || isOn[h]) row.hours[h]!++;
  }
  return [...rows.values()];
}
