import { openMinutes, weekHours } from "../calendar/week";
import type { PolicyDocument } from "./document";
import type { DeskFacts, Shifts } from "./finding";

/** A queue's week: how many people on shift could take what waits there, those of higher tiers counted, and in which hours
 *  somebody should be and nobody is. 168 hours from Monday 00:00 in the desk's zone. */
export interface QueueCover {
  team: string;
  tier: number;
  hours: number[];
  missing: boolean[];
}

const none = () => new Array<boolean>(weekHours).fill(false);

/** People on shift by hour who could take work of a team's tier: its own people and those above. */
export function onShift({ rows }: Shifts, team: string, tier: number): number[] {
  const hours = new Array<number>(weekHours).fill(0);
  for (const row of rows) {
    if (row.team !== team || row.tier < tier) continue;
    for (let h = 0; h < weekHours; h++) hours[h]! += row.hours[h] ?? 0;
  }
  return hours;
}

/** Hours in which each calendar of the document is open at some time. */
function openHours(p: PolicyDocument, from: number): Map<string, boolean[]> {
  const known = p.calendars.map((c) => [c.id, openMinutes(c, from)?.map((m) => m > 0) ?? none()] as const);
  return new Map(known);
}

/** Calendars in whose open hours a team has to be there: what it promises, and those that promises on what it owns count in. */
function askedOf(p: PolicyDocument): Map<string, Set<string>> {
  const asked = new Map(p.teams.map((t) => [t.id, new Set(t.cover === null ? [] : [t.cover])]));
  const typesOf = new Map(p.teams.map((t) => [t.id, new Set<string>()]));
  for (const { id, owner } of p.issueTypes) typesOf.get(owner)?.add(id);
  for (const { issueTypes, owner } of p.ownership) for (const id of issueTypes) typesOf.get(owner)?.add(id);
  const counted = p.sla.targets.filter((t) => t.calendar !== null);
  for (const [team, types] of typesOf) {
    for (const { calendar, issueType } of counted)
      if (types.size > 0 && (issueType === null || types.has(issueType))) asked.get(team)!.add(calendar!);
  }
  return asked;
}

/** Each queue of a document with its week: the data of a heat map. Empty where nobody's shifts are known. A promise that counts
 *  all time asks for nobody at night; whether it can be kept is another question. */
export function coverByHour(facts: Pick<DeskFacts, "shifts">, p: PolicyDocument): QueueCover[] {
  const { shifts } = facts;
  if (!shifts) return [];
  const open = openHours(p, shifts.from);
  const asked = askedOf(p);
  return p.teams.flatMap((t) => {
    const calendars = [...(asked.get(t.id) ?? [])].flatMap((id) => (open.has(id) ? [open.get(id)!] : []));
    const isAsked = none().map((_, h) => calendars.some((hours) => hours[h]));
    return [...t.tiers]
      .sort((a, b) => a - b)
      .map((tier): QueueCover => {
        const hours = onShift(shifts, t.id, tier);
        return { team: t.id, tier, hours, missing: hours.map((n, h) => n === 0 && isAsked[h]!) };
      });
  });
}
