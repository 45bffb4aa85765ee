import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
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
  /** Of tickets that came in today: how many, and how many are resolved without a person. */
  received: number;
  withoutPeople: number;
  /** First answers that were due today: kept, and all that are decided. */
  answersKept: number;
  answersDecided: number;
}

/** `dayStart`: when the desk's day began. */
export async function loadWallboard(policy: Policy, dayStart: number): Promise<Wallboard> {
  const from = new Date(dayStart);
  const [floor, [today], [people]] = await Promise.all([
    loadFloor(policy),
    db.$queryRaw<{ received: number; alone: number; kept: number; decided: number }[]>`
      SELECT t.received, t.alone, c.kept, c.decided FROM (
        SELECT count(*)::int AS received, count(*) FILTER (WHERE status IN ('resolved', 'closed')
          AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.ticket_id = ticket.id))::int AS alone
        FROM ticket WHERE created_at >= ${from} AND merged_into_id IS NULL) t,
      (SELECT count(*) FILTER (WHERE breached_at IS NULL)::int AS kept, count(*)::int AS decided
        FROM clock WHERE metric = 'firstResponse' AND tier IS NULL AND state <> 'void'
          AND (breached_at >= ${from} OR (breached_at IS NULL AND stopped_at >= ${from}))) c`,
    db.$queryRaw<{ there: number; free: number }[]>`
      SELECT count(*)::int AS there, count(*) FILTER (WHERE p.has_room)::int AS free FROM (
        SELECT p.id, coalesce((SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id AND t.status = 'open'), 0)
          < p.capacity AS has_room
        FROM person p WHERE p.disabled_at IS NULL AND p.absence IS NULL AND p.presence = 'online') p`,
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
    there: people!.there,
    free: people!.free,
    received: today!.received,
    withoutPeople: today!.alone,
    answersKept: today!.kept,
    answersDecided: today!.decided,
  };
}
