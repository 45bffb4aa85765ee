import { look } from "../../domain/attention/visit";
import { db, Prisma } from "../client";

/** What changed on the floor between two visits of a person. Instants are epoch ms. */
export interface SinceLooked {
  since: number;
  until: number;
  arrived: number;
  resolved: number;
  escalated: number;
  /** Promises to customers that were broken. */
  breached: number;
  came: string[];
  went: string[];
}

/** What was between two visits stays what it was, so it is counted once a visit, and not with every ticket that moves. */
const counted = new Map<string, SinceLooked>();
const mostCounted = 500;
/** What was under way when the visit began is committed by then. */
const settledMs = 10_000;

/** null on a first visit, and where next to no time has passed. */
export async function loadSinceLooked(personId: string): Promise<SinceLooked | null> {
  const [row] = await db.$queryRaw<{ now: Date; since: Date | null; began: Date | null; seen: Date | null }[]>`
    SELECT baton_now() AS now, v.since_at AS since, v.began_at AS began, v.seen_at AS seen
    FROM (SELECT 1) one LEFT JOIN floor_visit v ON v.person_id = ${personId}::uuid`;
  const { now, since: sinceAt, began, seen } = row!;
  const before = began && seen && { since: sinceAt?.getTime() ?? null, began: began.getTime(), seen: seen.getTime() };
  const visit = look(before, now.getTime());
  if (visit.since === null) return null;
  const key = `${personId} ${visit.since} ${visit.began}`;
  const known = counted.get(key);
  if (known) return known;
  const fresh = await countBetween(personId, visit.since, visit.began);
  if (now.getTime() - visit.began < settledMs) return fresh;
  if (counted.size >= mostCounted) counted.clear();
  counted.set(key, fresh);
  return fresh;
}

/** By the index `ticket_event_told`, whose types these are. */
export const eventsTold = Prisma.sql`type IN ('TicketCreated', 'TicketResolved', 'TicketEscalated', 'ClockBreached')`;

async function countBetween(personId: string, from: number, to: number): Promise<SinceLooked> {
  const [since, until] = [new Date(from), new Date(to)];
  const [[counts], people] = await Promise.all([
    db.$queryRaw<{ arrived: number; resolved: number; escalated: number; breached: number }[]>`
      SELECT count(*) FILTER (WHERE type = 'TicketCreated')::int AS arrived,
        count(DISTINCT ticket_id) FILTER (WHERE type = 'TicketResolved')::int AS resolved,
        count(*) FILTER (WHERE type = 'TicketEscalated')::int AS escalated,
        count(*) FILTER (WHERE type = 'ClockBreached' AND data->>'metric' <> 'approval' AND NOT EXISTS (
          SELECT 1 FROM clock c WHERE c.id = (data->>'clockId')::uuid AND c.tier IS NOT NULL))::int AS breached
      FROM ticket_event WHERE at > ${since} AND at <= ${until} AND ${eventsTold}`,
    db.$queryRaw<{ name: string; was: string; is: string }[]>`
      SELECT p.name, (array_agg(c.was ORDER BY c.id))[1] AS was, (array_agg(c.is ORDER BY c.id DESC))[1] AS is
      FROM presence_change c JOIN person p ON p.id = c.person_id
      WHERE c.at > ${since} AND c.at <= ${until} AND c.person_id <> ${personId}::uuid AND p.disabled_at IS NULL
      GROUP BY p.id, p.name ORDER BY p.name`,
  ]);
  return {
    since: from,
    until: to,
    ...counts!,
    came: people.filter((p) => p.was === "offline" && p.is !== "offline").map((p) => p.name),
    went: people.filter((p) => p.was !== "offline" && p.is === "offline").map((p) => p.name),
  };
}
