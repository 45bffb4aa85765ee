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
  /** Open tickets that wait or are worked on because of it. */
  tickets: number;
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

/** Those in force, the first to end first. */
export async function listOverrides(policy: Policy): Promise<OverrideView[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.id, o.issue_type_id, o.team_id, o.segment, o.to_team_id, o.to_tier, o.reason, o.moves, p.name AS made_by,
      o.starts_at, o.until_at
    FROM ownership_override o LEFT JOIN person p ON p.id = o.made_by
    WHERE o.ended_at IS NULL AND o.until_at > (SELECT baton_now()) ORDER BY o.until_at, o.id`;
  if (rows.length === 0) return [];
  const open = await db.ticket.findMany({
    where: { status: { in: ["open", "waiting"] }, ownerTeamId: { in: rows.map((r) => r.to_team_id) } },
    select: { id: true },
    take: 5000,
  });
  const following = [...(await overridesOf(open.map((t) => t.id))).values()].flat();
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
    tickets: following.filter((id) => id === r.id).length,
  }));
}
