import { type CalendarRules, calendarSchema } from "../domain/calendar/document";
import { asPersonId, type PersonId } from "../domain/ids";
import type { Presence, Role } from "../domain/vocabulary";
import { db } from "./client";

/** A person as permission checks and screens need it. */
export interface Person {
  id: PersonId;
  email: string;
  name: string;
  role: Role;
  tier: number;
  capacity: number;
  presence: Presence;
  /** Which of the policy's own presences, while `presence` is custom. */
  customPresence: string | null;
  /** Since when, epoch ms, and how many offers in a row went unanswered. */
  presenceAt: number;
  missedOffers: number;
  teams: string[];
  /** Weekly hours as calendars write them; null = whenever presence says so. */
  schedule: CalendarRules | null;
  sessionVersion: number;
}

/** A person who may work here now; null when unknown or disabled. */
export async function loadPerson(id: string): Promise<Person | null> {
  const row = await db.person.findFirst({ where: { id, disabledAt: null }, include: { teams: true } });
  if (!row) return null;
  return {
    id: asPersonId(row.id),
    email: row.email,
    name: row.name,
    role: row.role as Role,
    tier: row.tier,
    capacity: row.capacity,
    presence: row.presence as Presence,
    customPresence: row.customPresence,
    presenceAt: row.presenceAt.getTime(),
    missedOffers: row.missedOffers,
    teams: row.teams.map((t) => t.teamId).sort(),
    schedule: row.schedule === null ? null : calendarSchema.parse(row.schedule),
    sessionVersion: row.sessionVersion,
  };
}
