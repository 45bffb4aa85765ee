import { type Rota, shiftRows } from "../domain/calendar/shiftWeek";
import { usualWeek } from "../domain/calendar/week";
import type { Shifts } from "../domain/policy/finding";
import { db } from "./client";

/** Who is on shift in the usual week after a day (YYYY-MM-DD), by hour of the week in a zone. */
export async function loadShifts(day: string, zone: string): Promise<Shifts> {
  const from = usualWeek(day, zone);
  const people = await db.$queryRaw<Rota[]>`
    SELECT pt.team_id AS team, p.tier, p.schedule FROM person_team pt JOIN person p ON p.id = pt.person_id
    WHERE p.disabled_at IS NULL ORDER BY 1, 2`;
  return { zone, from, rows: shiftRows(people, from) };
}
