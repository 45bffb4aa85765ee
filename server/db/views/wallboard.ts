import { ownSource } from "../../domain/analytics/fact";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { receiversNow } from "./agents";
import { loadFloor } from "./floor";

/** Six numbers that say whether the floor is fine. Instants are epoch ms. */
export interface Wallboard {
  desk: string;
  waiting: number;
  oldestWaitSince: number | null;
  late: number;
  atRisk: number;
  nextBreachAt: number | null;
  /** People to whom work can be given, and those of them who have room. */
  there: number;
  free: number;
  /** Of tickets that came in today: how many, and how many the assistant contained, as analytics counts them. */
  received: number;
  withoutPeople: number;
  /** First answers that were due today: kept, and all that are decided. */
  answersKept: number;
  answersDecided: number;
}

/** As of `now`; `dayStart`: when the desk's day began. Epoch ms. */
export async function loadWallboard(policy: Policy, now: number, dayStart: number): Promise<Wallboard> {
  const from = new Date(dayStart);
  const [floor, [today], people] = await Promise.all([
    loadFloor(policy),
    db.$queryRaw<{ received: number; alone: number; kept: number; decided: number }[]>`
      SELECT t.received, t.alone, c.kept, c.decided FROM (
        SELECT count(*)::int AS received, count(*) FILTER (WHERE is_contained)::int AS alone
        FROM ticket_fact WHERE source = ${ownSource} AND created_at >= ${from} AND NOT is_merged) t,
      (SELECT count(*) FILTER (WHERE breached_at IS NULL)::int AS kept, count(*)::int AS decided
        FROM clock WHERE metric = 'firstResponse' AND tier IS NULL AND state <> 'void'
          AND (breached_at >= ${from} OR (breached_at IS NULL AND stopped_at >= ${from}))) c`,
    receiversNow(policy, now),
  ]);
  const sum = (of: (q: (typeof floor.queues)[number]) => number) => floor.queues.reduce((n, q) => n + of(q), 0);
  const waits = floor.queues.flatMap((q) => q.oldestWaitSince ?? []);
  return {
    desk: policy.document.name,
    waiting: sum((q) => q.waiting + q.offered) + floor.unowned,
    oldestWaitSince: waits.length === 0 ? null : Math.min(...waits),
    late: sum((q) => q.breached),
    atRisk: sum((q) => q.atRisk),
    nextBreachAt: floor.nextBreachAt,
    there: people.length,
    free: people.filter((p) => p.hasRoom).length,
    received: today!.received,
    withoutPeople: today!.alone,
    answersKept: today!.kept,
    answersDecided: today!.decided,
  };
}
