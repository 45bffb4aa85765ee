import type { CalendarRules } from "../calendar/document";
import { openMinutes, usualWeek } from "../calendar/week";
import type { PolicyDocument } from "./document";
import type { ChangeFault } from "./proposedChange";

/** A team's hours of cover as they are truly staffed. */
export interface CoverChange {
  kind: "cover";
  team: string;
  zone: string;
  week: CalendarRules["week"];
}

/** A week without a change of clocks in any zone: only hours of the week are compared. */
const aDay = "2026-01-01";
const hoursOf = (rules: CalendarRules, zone: string): string =>
  (openMinutes(rules, usualWeek(aDay, zone)) ?? []).map((m) => (m > 0 ? 1 : 0)).join("");

/** Whether anything but the team's own cover counts by a calendar. */
const countsElsewhere = ({ teams, sla, authority, ownership }: PolicyDocument, id: string, team: string): boolean =>
  teams.some((one) => one.id !== team && one.cover === id) ||
  sla.targets.some((one) => one.calendar === id) ||
  authority.calendar === id ||
  ownership.some((one) => one.hours?.calendar === id);

const coverOf = ({ teams, calendars }: PolicyDocument, team: string): CalendarRules | undefined => {
  const id = teams.find((one) => one.id === team)?.cover;
  return calendars.find((one) => one.id === id);
};

/** The hours that the team promises now, to compare; null where it promises none. */
export function coverSaid(document: PolicyDocument, { team, zone }: CoverChange): string | null {
  const cover = coverOf(document, team);
  return cover ? hoursOf(cover, zone) : null;
}

const longestName = 80;

/** The document with the team's cover as it is staffed: its own calendar is changed, one that others count by is left alone, and the
 *  team gets one of its own with the same holidays. */
export function withCover(document: PolicyDocument, change: CoverChange): PolicyDocument | ChangeFault {
  const { team: teamId, zone, week } = change;
  const team = document.teams.find((one) => one.id === teamId);
  if (!team) return { fault: "team", field: "team" };
  const cover = coverOf(document, teamId);
  const ids = new Set(document.calendars.map((one) => one.id));
  const wished = `cover-${teamId}`;
  const name = `Cover of ${team.name}`.slice(0, longestName);
  const told = { id: wished, name, zone, week, holidays: cover?.holidays ?? [] };
  if (cover && hoursOf(cover, zone) === hoursOf(told, zone)) return { fault: "same", field: "team" };
  if (cover && !countsElsewhere(document, cover.id, teamId)) {
    const calendars = document.calendars.map((one) => (one.id === cover.id ? { ...one, zone, week } : one));
    return { ...document, calendars };
  }
  let id = wished;
  for (let n = 2; ids.has(id); n++) id = `${wished}-${n}`;
  return {
    ...document,
    teams: document.teams.map((one) => (one.id === teamId ? { ...one, cover: id } : one)),
    calendars: [...document.calendars, { ...told, id }],
  };
}
