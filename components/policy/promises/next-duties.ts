import { isRow } from "@/components/policy/read";
import { type Duty, dutyAt } from "@/server/domain/authority/rota";
import { canonicalZone } from "@/server/domain/calendar/zone";
import { isDay } from "@/server/domain/context/days";

/** Who is on duty at `at` and in the weeks after it. Empty where leads decide or the rota has not begun; null where the rota
 *  is half written. */
export function nextDuties(authority: unknown, at: number, count: number): Duty[] | null {
  if (!isRow(authority)) return null;
  const { rota, since, zone, hour } = authority;
  const isRead =
    Array.isArray(rota) &&
    typeof since === "string" &&
    isDay(since) &&
    typeof zone === "string" &&
    canonicalZone(zone) !== null &&
    Number.isInteger(hour);
  if (!isRead) return null;
  const read = { rota: rota as string[], since, zone, hour: hour as number };
  const duties: Duty[] = [];
  for (let next = at; duties.length < count; ) {
    const duty = dutyAt(read, next);
    if (!duty) return duties;
    duties.push(duty);
    next = duty.until;
  }
  return duties;
}
