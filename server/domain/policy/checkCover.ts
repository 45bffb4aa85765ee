import { hoursInWords } from "../calendar/week";
import { coverByHour } from "./cover";
import type { PolicyDocument } from "./document";
import { ticketOfOwner, ticketWith } from "./examples";
import { type DeskFacts, type Finding, find } from "./finding";
import type { ExampleTicket } from "./graph/way";

const hourMs = 3_600_000;

/** A ticket that comes to the team in that hour. */
function arriving(p: PolicyDocument, team: string, at: number): ExampleTicket | null {
  for (const type of p.issueTypes) {
    const ticket = type.owner === team ? ticketOfOwner(p, type.id, undefined, at) : null;
    if (ticket) return ticket;
  }
  return p.outOfScope.owner === team ? ticketWith({ at }) : null;
}

/** Tiers without anybody on shift in hours in which somebody is promised to be: each tier with the hours in which it lacks
 *  somebody that the tier below it does not lack as well. */
export function coverWarnings(p: PolicyDocument, desk?: DeskFacts): Finding[] {
  const { shifts } = desk ?? {};
  if (!desk || !shifts) return [];
  const staffed = new Map<string, number>();
  for (const { team, tier } of desk.staffed) staffed.set(team, Math.max(tier, staffed.get(team) ?? tier));
  const weeks = coverByHour(desk, p);
  return weeks.flatMap((week, i): Finding[] => {
    const { team, tier, missing } = week;
    // Where nobody works at all, that is said already.
    if ((staffed.get(team) ?? 0) < tier) return [];
    const below = weeks[i - 1]?.team === team ? weeks[i - 1]!.missing : [];
    const own = missing.map((is, h) => is && !below[h]);
    const first = own.indexOf(true);
    if (first < 0) return [];
    const index = p.teams.findIndex((t) => t.id === team);
    const { cover } = p.teams[index]!;
    const path = `teams.${index}.${cover === null ? "tiers" : "cover"}`;
    const count = own.filter(Boolean).length;
    const hours = `${count} ${count === 1 ? "hour" : "hours"} of the week`;
    const message = `${path}: nobody of ${team} at tier ${tier} or above is on shift in ${hours}: ${hoursInWords(own)} (${shifts.zone})`;
    const ticket = arriving(p, team, shifts.from + first * hourMs + hourMs / 2);
    const when = hoursInWords(own.map((_, h) => h === first));
    const harm = `A ticket that needs ${team} at tier ${tier} on ${when} waits until somebody's shift begins.`;
    const fix = "Give somebody a shift in these hours, or promise fewer.";
    return [find("uncovered", path, message, harm, fix, { ...(ticket && { ticket }) })];
  });
}
