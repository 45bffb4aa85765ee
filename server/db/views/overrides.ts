import type { Policy } from "../../domain/policy/compile";
import type { Segment } from "../../domain/vocabulary";
import { db } from "../client";

/** A temporary rule of ownership in words. Instants are epoch ms. */
export interface OverrideView {
  id: string;
  scope: { kind: "issueType" | "team"; id: string; name: string };
  segment: Segment | null;
  to: { team: string; name: string; tier: number | null };
  reason: string;
  moves: boolean;
  madeBy: string;
  startsAt: number;
  untilAt: number;
}

interface Row {
  id: string;
  issue_type_id: string | null;
  team_id: string | null;
  segment: Segment | null;
  to_team_id: string;
  to_tier: number | null;
  reason: string;
  moves: boolean;
  made_by: string;
  starts_at: Date;
  until_at: Date;
}

/** Which override each of these open tickets follows: the last that gave it to a queue names it. */
export async function overridesOf(ticketIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; overrides: string }[]>`
    SELECT t.id, r->'params'->>'override' AS overrides
    FROM unnest(${[...ticketIds]}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (SELECT data FROM ticket_event WHERE ticket_id = t.id
      AND type IN ('TicketQueued', 'AssistantTookOver', 'TicketUnowned') ORDER BY seq DESC LIMIT 1) e
    CROSS JOIN LATERAL jsonb_array_elements(e.data->'reasons') r WHERE r->>'code' = 'ownerByOverride'`;
  return new Map(rows.map((r) => [r.id, r.overrides.split(", ")]));
}

/** Those in force, the first to end first. Light, for every browser that marks what follows one: see `countFollowing` for how much
 *  follows each. */
export async function listOverrides(policy: Policy): Promise<OverrideView[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id, o.issue_type_id, o.team_id, o.segment, o.to_team_id, o.to_tier, o.reason, o.moves, p.name AS made_by,
      o.starts_at, o.until_at
    FROM ownership_override o LEFT JOIN person p ON p.id = o.made_by
    WHERE o.ended_at IS NULL AND o.until_at > (SELECT baton_now()) ORDER BY o.until_at, o.id`;
  const { teams, issueTypes } = policy.document;
  const team = (id: string) => teams.find((t) => t.id === id)?.name ?? id;
  return rows.map((r) => ({
    id: r.id,
    scope:
      r.issue_type_id === null
        ? { kind: "team", id: r.team_id!, name: team(r.team_id!) }
        : {
            kind: "issueType",
            id: r.issue_type_id,
            name: issueTypes.find((t) => t.id === r.issue_type_id)?.name ?? r.issue_type_id,
          },
    segment: r.segment,
    to: { team: r.to_team_id, name: team(r.to_team_id), tier: r.to_tier },
    reason: r.reason,
    moves: r.moves,
    madeBy: r.made_by ?? "",
    startsAt: r.starts_at.getTime(),
    untilAt: r.until_at.getTime(),
  }));
}

/** A ticket may be placed by an override that was committed a moment after its own instant was read. */
const slackSeconds = 60;

/** How many open tickets wait or are worked on because of each override in force, by its id. Reads what came to the teams that they
 *  give to since they began, and nothing older: that is what it costs. */
export async function countFollowing(): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ id: string; tickets: number }[]>`
    WITH rules AS (
      SELECT id, to_team_id, starts_at - ${slackSeconds} * interval '1 second' AS since
      FROM ownership_override WHERE ended_at IS NULL AND until_at > (SELECT baton_now())),
    followed AS (
      SELECT t.id, string_to_array(r->'params'->>'override', ', ') AS overrides
      FROM (SELECT to_team_id, min(since) AS since FROM rules GROUP BY 1) w
      JOIN ticket t ON t.owner_team_id = w.to_team_id AND t.queued_at >= w.since AND t.status IN ('open', 'waiting')
      CROSS JOIN LATERAL (SELECT data FROM ticket_event WHERE ticket_id = t.id AND at >= w.since
        AND type IN ('TicketQueued', 'AssistantTookOver', 'TicketUnowned') ORDER BY seq DESC LIMIT 1) e
      CROSS JOIN LATERAL jsonb_array_elements(e.data->'reasons') r
      WHERE r->>'code' = 'ownerByOverride')
    SELECT o.id, count(DISTINCT f.id)::int AS tickets
    FROM rules o LEFT JOIN followed f ON o.id::text = ANY(f.overrides) GROUP BY 1`;
  return Object.fromEntries(rows.map((r) => [r.id, r.tickets]));
}
