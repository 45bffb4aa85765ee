import { writeAudit } from "../db/audit";
import { inTransaction, Prisma } from "../db/client";
import { lookAtHours } from "../db/presence/attendance";
import { checkCalendar } from "../domain/calendar/check";
import { type CalendarRules, calendarSchema } from "../domain/calendar/document";
import type { PersonId } from "../domain/ids";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { requestPlan } from "./planWaiting";
import { watchPeople } from "./presence/watchPeople";

/** The hours as given, or what is wrong with them: the first fault, its place and its remedy. */
function checked(schedule: unknown): CalendarRules {
  const [fault] = checkCalendar(schedule).errors;
  if (!fault) return calendarSchema.parse(schedule);
  const text = `${fault.message}.${fault.fix ? ` ${fault.fix}` : ""}`;
  throw new BatonError("badInput", text, `schedule.${fault.path}`);
}

/** Sets the weekly hours of a person, or clears them (null): from then on presence alone says when they work. Whom the
 *  new hours make absent is rescued as at a shift's end, who is on shift by them is there, and work is planned anew, all before
 *  this returns. */
export async function setSchedule(personId: PersonId, schedule: unknown, actor: Actor): Promise<void> {
  const rules = schedule === null ? null : checked(schedule);
  await inTransaction(async (tx) => {
    const found = await tx.person.findFirst({ where: { id: personId, disabledAt: null }, select: { id: true } });
    if (!found) throw new BatonError("notFound", "There is no such person.", "person");
    await tx.person.update({ where: { id: personId }, data: { schedule: rules ?? Prisma.DbNull } });
    await writeAudit(tx, {
      actor,
      action: rules ? "person.hours.set" : "person.hours.clear",
      subject: { kind: "person", id: personId },
      details: rules ? { zone: rules.zone, week: rules.week, holidays: rules.holidays.length } : {},
    });
  });
  await lookAtHours([personId]);
  await watchPeople([personId]);
  await requestPlan();
}
