import { ownSource } from "../../domain/analytics/fact";
import type { ResolvedAbove } from "../../domain/patterns/routing";
import { routingDays } from "../../domain/patterns/routing";
import { type Outcomes, trainingDays } from "../../domain/patterns/training";
import { db } from "../client";

/** Newest tickets that stand for a group of outcomes. */
const shown = 60;

/** Outcomes of the last months, alike in person, issue type, tier and a quarter of a standard deviation of complexity. Those of
 *  people who are gone, or lead, say nothing of whom training helps. */
export const outcomesOfPeople = (): Promise<Outcomes[]> =>
  db.$queryRawUnsafe(
    `SELECT u.person_id AS "personId", u.issue_type_id AS "issueType", u.tier, avg(u.complexity)::float8 AS complexity,
       count(*)::int AS outcomes, count(*) FILTER (WHERE u.outcome = 'solved')::int AS solved,
       (array_agg(u.ticket_id ORDER BY (u.outcome <> 'solved') DESC, u.ended_at DESC))[1:${shown}] AS "ticketIds"
     FROM touch u JOIN person p ON p.id = u.person_id
     WHERE u.ended_at > (SELECT baton_now()) - interval '${trainingDays} days' AND u.issue_type_id IS NOT NULL
       AND u.outcome IN ('solved', 'reopened', 'escalated') AND p.role = 'agent' AND p.disabled_at IS NULL
     GROUP BY u.person_id, u.issue_type_id, u.tier, round(greatest(-3, least(3, u.complexity)) * 4)
     ORDER BY 1, 2, 3, 4`,
  );

/** Agents by team. */
export async function peopleByTeam(): Promise<Map<string, Set<string>>> {
  const rows = await db.$queryRaw<{ team: string; person: string }[]>`
    SELECT x.team_id AS team, x.person_id AS person FROM person_team x JOIN person p ON p.id = x.person_id
    WHERE p.role = 'agent' AND p.disabled_at IS NULL ORDER BY 1, 2`;
  const teams = new Map<string, Set<string>>();
  for (const { team, person } of rows) teams.set(team, (teams.get(team) ?? new Set()).add(person));
  return teams;
}

/** What was resolved above the first tier, where it is known whether it went too far. */
export const resolvedAbove = (): Promise<ResolvedAbove[]> =>
  db.$queryRawUnsafe(
    `SELECT ticket_id AS "ticketId", issue_type AS "issueType", tier, is_over_escalated AS "isOver" FROM ticket_fact
     WHERE source = $1 AND NOT is_merged AND resolved_at > (SELECT baton_now()) - interval '${routingDays} days' AND tier > 1
       AND issue_type IS NOT NULL AND is_over_escalated IS NOT NULL ORDER BY resolved_at DESC, ticket_id LIMIT 100000`,
    ownSource,
  );
