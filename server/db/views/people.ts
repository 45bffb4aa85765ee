import { type CalendarRules, calendarSchema } from "../../domain/calendar/document";
import type { ShiftNow } from "../../domain/calendar/shift";
import type { Presence, Role } from "../../domain/vocabulary";
import { db } from "../client";
import { shiftOf } from "../schedules";

export interface PersonLine {
  id: string;
  name: string;
  email: string;
  role: Role;
  tier: number;
  teams: string[];
  presence: Presence;
  schedule: CalendarRules | null;
  /** null without fixed hours. */
  shift: ShiftNow | null;
}

/** Everybody who works here, by name, with their hours as they stand at `now`. */
export async function listPeople(now: number): Promise<PersonLine[]> {
  const rows = await db.person.findMany({
    where: { disabledAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: { teams: { include: { team: { select: { name: true } } } } },
  });
  return rows.map((r) => ({
    id: r.id,
    name: r.name,
    email: r.email,
    role: r.role as Role,
    tier: r.tier,
    teams: r.teams.map((t) => t.team.name).sort(),
    presence: r.presence as Presence,
    schedule: r.schedule === null ? null : calendarSchema.parse(r.schedule),
    shift: shiftOf(r.schedule, now),
  }));
}
