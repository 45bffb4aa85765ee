import { atLeast, leastShare, standing } from "./chance";
import type { ClaimOf, EvidenceOf } from "./pattern";

export const routingDays = 56;

/** A ticket resolved above the first tier of which it is known whether it went too far: the same fact that analytics counts
 *  (server/domain/analytics/fact/overEscalation.ts). */
export interface ResolvedAbove {
  ticketId: string;
  issueType: string;
  tier: number;
  isOver: boolean;
}
/** What is thought now of the next lower tier that the owner of an issue type staffs. */
export interface TierBelow {
  success: number;
  handlingMinutes: number;
}

const fewestResolved = 10;
const leastOver = 0.2;

/** Issue types that go to a tier although the one below would probably have solved them. */
export function overEscalations(
  tickets: readonly ResolvedAbove[],
  below: (issueType: string, tier: number) => TierBelow | null,
  startTier: (issueType: string) => number | null,
): ClaimOf<"overEscalation">[] {
  const groups = new Map<string, ResolvedAbove[]>();
  for (const t of tickets) {
    const key = `${t.issueType}/${t.tier}`;
    groups.set(key, [...(groups.get(key) ?? []), t]);
  }
  return [...groups].flatMap(([key, list]): ClaimOf<"overEscalation">[] => {
    const { issueType, tier } = list[0]!;
    const lower = below(issueType, tier);
    if (!lower || list.length < fewestResolved) return [];
    const over = list.filter((t) => t.isOver);
    if (leastShare(over.length, list.length) < leastOver) return [];
    return [
      {
        ...{ key, audience: ["support"], strength: over.length, ticketIds: over.map((t) => t.ticketId) },
        evidence: {
          kind: "overEscalation",
          ...{
            issueType,
            tier,
            days: routingDays,
            resolved: list.length,
            over: over.length,
            successBelow: lower.success,
          },
          minutesBelow: Math.round(lower.handlingMinutes),
          beginsThere: startTier(issueType) === tier,
        },
      },
    ];
  });
}

/** An acceptance of a ticket by somebody of a queue. */
export interface Accepted {
  ticketId: string;
  team: string;
  tier: number;
  isLate: boolean;
  /** Elapsed, from the queue to a person. */
  minutes: number;
  /** 0 = Sunday, UTC. */
  weekday: number;
  issueType: string | null;
  /** Hour of the week, from Monday 00:00 in the desk's zone, in which it began to wait. */
  hour: number;
}

const fewestAccepted = 20;
const fewestLate = 6;
const leastLate = 0.15;
const leastTimes = 2;
const falseRate = 0.01;
/** Others are never held for so good that a few late ones stand out. */
const leastOthers = 0.05;

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] ?? 0;
const shareOf = <T>(list: readonly T[], is: (one: T) => boolean) =>
  list.length === 0 ? 0 : list.filter(is).length / list.length;

/** The issue type of most of the late ones, ties by its id. */
function mostOf(late: readonly Accepted[]): EvidenceOf<"bottleneck">["mostOf"] {
  const counts = new Map<string, number>();
  for (const { issueType } of late) if (issueType !== null) counts.set(issueType, (counts.get(issueType) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? { issueType: most[0], late: most[1] } : null;
}

/** Queues whose tickets are accepted late far more often than those of the other queues. */
export function bottlenecks(accepted: readonly Accepted[]): ClaimOf<"bottleneck">[] {
  const queues = new Map<string, Accepted[]>();
  for (const a of accepted) {
    const key = `${a.team}/${a.tier}`;
    queues.set(key, [...(queues.get(key) ?? []), a]);
  }
  const tests = [...queues].flatMap(([key, list]) => {
    if (list.length < fewestAccepted) return [];
    const others = shareOf(
      accepted.filter((a) => `${a.team}/${a.tier}` !== key),
      (a) => a.isLate,
    );
    const late = list.filter((a) => a.isLate);
    return [{ key, list, late, others, chance: atLeast(late.length, list.length, Math.max(leastOthers, others)) }];
  });
  return standing(tests, falseRate).flatMap(({ key, list, late, others, chance }): ClaimOf<"bottleneck">[] => {
    const share = late.length / list.length;
    if (late.length < fewestLate || share < Math.max(leastLate, leastTimes * others)) return [];
    const byWeekday = Array.from({ length: 7 }, (_, weekday) => late.filter((a) => a.weekday === weekday).length);
    const most = Math.max(...byWeekday);
    const evidence: EvidenceOf<"bottleneck"> = {
      kind: "bottleneck",
      ...{ team: list[0]!.team, tier: list[0]!.tier, days: routingDays, accepted: list.length, late: late.length },
      ...{ othersShare: others, medianMinutes: Math.round(median(list.map((a) => a.minutes))) },
      ...{ worst: { weekday: byWeekday.indexOf(most), late: most }, mostOf: mostOf(late), chance },
    };
    const ticketIds = late.map((a) => a.ticketId);
    return [{ key, audience: ["support"], strength: late.length, ticketIds, evidence }];
  });
}

/** A ticket that waited for people, and whether its customer was left alone with it, as analytics counts it. `team`: where that
 *  was, else who had it in the end. */
export interface Awaited {
  ticketId: string;
  issueType: string;
  team: string;
  isAbandoned: boolean;
  /** Whether somebody had it. */
  isHeld: boolean;
}

const fewestAbandoned = 5;
const leastAbandonedOthers = 0.02;

/** Issue types of a team whose customers are left without an answer far more often than elsewhere. */
export function abandonments(tickets: readonly Awaited[]): ClaimOf<"abandonment">[] {
  const groups = new Map<string, Awaited[]>();
  for (const t of tickets) {
    const key = `${t.team}/${t.issueType}`;
    groups.set(key, [...(groups.get(key) ?? []), t]);
  }
  const all = tickets.filter((t) => t.isAbandoned).length;
  const tests = [...groups].map(([key, list]) => {
    const left = list.filter((t) => t.isAbandoned);
    const rest = tickets.length - list.length;
    const others = rest === 0 ? 0 : (all - left.length) / rest;
    return {
      key,
      list,
      left,
      others,
      chance: atLeast(left.length, list.length, Math.max(leastAbandonedOthers, others)),
    };
  });
  return standing(tests, falseRate).flatMap(({ key, list, left, others, chance }): ClaimOf<"abandonment">[] => {
    if (left.length < fewestAbandoned || left.length < leastTimes * others * list.length) return [];
    const { issueType, team } = list[0]!;
    const evidence: EvidenceOf<"abandonment"> = {
      kind: "abandonment",
      ...{ issueType, team, days: routingDays, tickets: list.length, abandoned: left.length, othersShare: others },
      ...{ held: left.filter((t) => t.isHeld).length, chance },
    };
    return [{ key, audience: ["support"], strength: left.length, ticketIds: left.map((t) => t.ticketId), evidence }];
  });
}
