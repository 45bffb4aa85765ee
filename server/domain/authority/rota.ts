import { instantOf, offsetAt } from "../calendar/zone";
import { dayMs } from "../context/days";
import type { PersonId } from "../ids";
import type { PolicyDocument } from "../policy/document";

type Authority = Pick<PolicyDocument["authority"], "rota" | "since" | "zone" | "hour">;

/** A week of duty: who has it, and from when until when (epoch ms). */
export interface Duty {
  personId: PersonId;
  from: number;
  until: number;
}

/** Whole weeks between the week in which the first one began and the one that `at` lies in, by the wall clock of the rota. */
function weekAt(a: Authority, at: number): number {
  const start = Date.parse(a.since);
  // Before the hour at which duty changes hands, the day before still counts.
  const wall = at + offsetAt(a.zone, at) - a.hour * 3_600_000;
  return Math.floor((wall - start) / (7 * dayMs));
}

const startsAt = (a: Authority, week: number): number =>
  instantOf(a.zone, Date.parse(a.since) + week * 7 * dayMs + a.hour * 3_600_000);

/** Who is on duty at an instant, by turns of a week; null where the rota is empty or has not begun. */
export function dutyAt(a: Authority, at: number): Duty | null {
  if (a.rota.length === 0) return null;
  let week = weekAt(a, at);
  // On a day with a change of the clocks, the hour before counts differently.
  if (startsAt(a, week) > at) week--;
  else if (startsAt(a, week + 1) <= at) week++;
  if (week < 0) return null;
  const personId = a.rota[week % a.rota.length] as PersonId;
  return { personId, from: startsAt(a, week), until: startsAt(a, week + 1) };
}
