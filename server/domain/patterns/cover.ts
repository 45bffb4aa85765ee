import { weekHours } from "../calendar/week";
import type { QueueCover } from "../policy/cover";
import type { ClaimOf, EvidenceOf } from "./pattern";
import { type Accepted, median, routingDays } from "./routing";

const fewestInGap = 6;
const fewestLate = 3;
const leastTimes = 2;
/** Those who come at staffed hours are never held for so well served that a few late ones stand out. */
const leastOthers = 0.05;

const lateOf = (list: readonly Accepted[]) => list.filter((a) => a.isLate).length;
const medianOf = (list: readonly Accepted[]) => Math.round(median(list.map((a) => a.minutes)));

/** Teams to which tickets come in hours of the week in which nobody of theirs is on shift: where a promise counts in these hours, or
 *  where those tickets are accepted late far more often than the team's others. A team without anybody at any hour is no gap: the
 *  check of the policy says that. `cover`: each queue's week (coverByHour); a team's lowest tier tells, as higher ones count in. */
export function coverGaps(
  accepted: readonly Accepted[],
  cover: readonly QueueCover[],
  zone: string,
): ClaimOf<"cover">[] {
  const weeks = new Map<string, QueueCover>();
  for (const week of cover) if ((weeks.get(week.team)?.tier ?? Infinity) > week.tier) weeks.set(week.team, week);
  const byTeam = new Map<string, Accepted[]>();
  for (const a of accepted) {
    const list = byTeam.get(a.team);
    if (list) list.push(a);
    else byTeam.set(a.team, [a]);
  }
  return [...weeks.values()].flatMap(({ team, hours, missing }): ClaimOf<"cover">[] => {
    const gap = hours.flatMap((people, h) => (people === 0 ? [h] : []));
    if (gap.length === 0 || gap.length === weekHours) return [];
    const list = byTeam.get(team) ?? [];
    const isGap = (a: Accepted) => hours[a.hour] === 0;
    const came = list.filter(isGap);
    const others = list.filter((a) => !isGap(a));
    const [late, lateOthers] = [lateOf(came), lateOf(others)];
    const promised = gap.filter((h) => missing[h]).length;
    const usual = others.length === 0 ? 0 : lateOthers / others.length;
    const isLate = late >= fewestLate && late / came.length >= leastTimes * Math.max(leastOthers, usual);
    if (came.length < fewestInGap || (promised === 0 && !isLate)) return [];
    const evidence: EvidenceOf<"cover"> = {
      kind: "cover",
      ...{ team, days: routingDays, zone, gap, promised },
      ...{ inGap: came.length, lateInGap: late, others: others.length, lateOthers },
      ...{ medianMinutes: medianOf(came), othersMinutes: medianOf(others) },
      byHour: Array.from({ length: 24 }, (_, h) => {
        const at = (one: readonly Accepted[]) => one.filter((a) => a.hour % 24 === h).length;
        return { staffed: at(others), gap: at(came) };
      }),
    };
    const ticketIds = came.map((a) => a.ticketId);
    return [{ key: team, audience: ["support"], strength: came.length, ticketIds, evidence }];
  });
}
