import type { Override } from "../domain/override/override";
import type { Segment } from "../domain/vocabulary";
import { db, Prisma, type Queryable } from "./client";

export interface OverrideRow {
  id: string;
  issueType: string | null;
  team: string | null;
  segment: Segment | null;
  toTeam: string;
  toTier: number | null;
  /** Text where it comes in JSON. */
  startsAt: Date | string;
  untilAt: Date | string;
}

export const overrideColumns = Prisma.sql`id, issue_type_id AS "issueType", team_id AS team, segment, to_team_id AS "toTeam",
  to_tier AS "toTier", starts_at AS "startsAt", until_at AS "untilAt"`;

export const toOverride = (r: OverrideRow): Override => ({
  id: r.id,
  scope: r.issueType === null ? { kind: "team", id: r.team! } : { kind: "issueType", id: r.issueType },
  segment: r.segment,
  to: { team: r.toTeam, tier: r.toTier },
  from: new Date(r.startsAt).getTime(),
  until: new Date(r.untilAt).getTime(),
});

/** Leads' temporary rules of ownership that are in force: what has run out acts no more, whether a worker has ended it or
 *  not. */
export async function overridesInForce(from: Queryable = db): Promise<Override[]> {
  const rows = await from.$queryRaw<OverrideRow[]>`
    SELECT ${overrideColumns} FROM ownership_override
    WHERE ended_at IS NULL AND until_at > (SELECT baton_now()) ORDER BY id`;
  return rows.map(toOverride);
}

export async function loadOverride(from: Queryable, id: string): Promise<Override | null> {
  const [row] = await from.$queryRaw<OverrideRow[]>`
    SELECT ${overrideColumns} FROM ownership_override WHERE id = ${id}::uuid`;
  return row ? toOverride(row) : null;
}

/** One maker or ender at a time: whether two make a circle can only be told one after the other. */
export const lockOverrides = (tx: Queryable) => tx.$executeRawUnsafe("SELECT pg_advisory_xact_lock(7042006)");

/** Overrides whose time has run out, locked; those that another worker has are left to it. */
export async function claimDueOverrides(tx: Queryable): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ownership_override WHERE next_due_at <= (SELECT baton_now())
    ORDER BY next_due_at LIMIT 20 FOR UPDATE SKIP LOCKED`;
  return rows.map((r) => r.id);
}

/** Whoever has begun to move tickets has this long before a worker takes it for interrupted. */
const rerouteLeaseSeconds = 15;
/** The instant from which on a worker moves what is left. */
export const rerouteLease = Prisma.sql`baton_now() + ${rerouteLeaseSeconds} * interval '1 second'`;

/** Overrides that have tickets to move still, and whose mover is not at it any more; they are the caller's for a while. */
export async function claimReroutes(): Promise<{ override: Override; hasEnded: boolean }[]> {
  const rows = await db.$queryRaw<(OverrideRow & { hasEnded: boolean })[]>`
    UPDATE ownership_override SET reroute_due_at = ${rerouteLease} WHERE id IN (
      SELECT id FROM ownership_override WHERE reroute_due_at <= (SELECT baton_now())
      ORDER BY reroute_due_at LIMIT 20 FOR UPDATE SKIP LOCKED)
    RETURNING ${overrideColumns}, ended_at IS NOT NULL AS "hasEnded"`;
  return rows.map((r) => ({ override: toOverride(r), hasEnded: r.hasEnded }));
}

/** Tickets that were being received or moved as an override ended are where it gives them a moment later at most. */
const endSettlesAfter = Prisma.sql`interval '10 seconds'`;

/** All that an override had to move is moved: at its begin, unless it has ended meanwhile, or at its end, of which a second look
 *  is left due while something may still be on its way. */
export const settleReroute = (id: string, hasEnded: boolean) =>
  db.$executeRaw`UPDATE ownership_override SET reroute_due_at = NULL
    WHERE id = ${id}::uuid AND (ended_at IS NOT NULL) = ${hasEnded}
      AND (ended_at IS NULL OR ended_at < baton_now() - ${endSettlesAfter})`;

/** Waiting tickets that an override would take now, after the id `after`: with people, nobody working on them.
 *  `isHandedOver`: of these what has come from the assistant since the override began, and was not moved since. */
export async function ticketsFor(
  tx: Queryable,
  o: Override,
  after: string,
  limit: number,
  { isHandedOver = false } = {},
): Promise<string[]> {
  const since = new Date(o.from);
  const handed = isHandedOver
    ? Prisma.sql`AND queued_at > ${since} AND NOT barred_teams @> ARRAY[${o.to.team}]::text[] AND EXISTS (
        SELECT 1 FROM ticket_event e WHERE e.ticket_id = ticket.id AND e.type = 'AssistantHandedOver'
          AND e.at = ticket.queued_at)`
    : Prisma.empty;
  const what =
    o.scope.kind === "team" ? Prisma.sql`owner_team_id = ${o.scope.id}` : Prisma.sql`issue_type_id = ${o.scope.id}`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE status IN ('open', 'waiting') AND assignee_id IS NULL AND assistant_lane IS NULL
      AND owner_team_id IS NOT NULL AND ${what} AND (${o.segment}::text IS NULL OR segment = ${o.segment})
      ${handed} AND id > ${after}::uuid ORDER BY id LIMIT ${limit}`;
  return rows.map((r) => r.id);
}

/** Waiting tickets that are where they are because of this override: the last that gave them to a queue names it. */
export async function ticketsBy(
  tx: Queryable,
  overrideIds: readonly string[],
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM ticket t
    CROSS JOIN LATERAL (SELECT data FROM ticket_event WHERE ticket_id = t.id
      AND type IN ('TicketQueued', 'AssistantTookOver', 'TicketUnowned') ORDER BY seq DESC LIMIT 1) e
    WHERE t.status IN ('open', 'waiting') AND t.assignee_id IS NULL AND t.assistant_lane IS NULL
      AND t.owner_team_id IN (SELECT to_team_id FROM ownership_override WHERE id = ANY(${[...overrideIds]}::uuid[]))
      AND EXISTS (SELECT 1 FROM jsonb_array_elements(e.data->'reasons') r WHERE r->>'code' = 'ownerByOverride'
        AND string_to_array(r->'params'->>'override', ', ') && ${[...overrideIds]}::text[])
      AND t.id > ${after}::uuid ORDER BY t.id LIMIT ${limit}`;
  return rows.map((r) => r.id);
}
