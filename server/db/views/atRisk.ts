import { isAtRisk, riskShare } from "../../domain/sla/late";
import { db, Prisma } from "../client";
import { loadCalendars, scaleOf } from "../policies";
import { type ClockRow, toClock } from "../tickets/rows";

/** A promise to the customer that runs (alias `c`), as `owedPromises` says it of a ticket. */
export const isOwed = Prisma.sql`c.state = 'running' AND c.tier IS NULL AND c.metric <> 'approval' AND c.due_at IS NOT NULL`;

interface RiskRow {
  id: string;
  team: string;
  tier: number;
  now: Date;
  clocks: ClockRow[];
}

/** Tickets of people that are not late and have a promise at risk, with their queues. A calendar never counts more than all
 *  time, so that only what all time would put at risk has to be measured by its hours. */
export async function ticketsAtRisk(): Promise<{ id: string; team: string; tier: number }[]> {
  const rows = await db.$queryRaw<RiskRow[]>`
    SELECT t.id, t.owner_team_id AS team, t.queue_tier AS tier, baton_now() AS now, jsonb_agg(c) AS clocks
    FROM ticket t JOIN clock c ON c.ticket_id = t.id
    WHERE t.status IN ('open', 'waiting') AND t.owner_team_id IS NOT NULL AND t.assistant_lane IS NULL AND ${isOwed}
    GROUP BY t.id
    HAVING bool_and(c.due_at > (SELECT baton_now()))
      AND bool_or(c.target_ms - c.consumed_ms - extract(epoch FROM (SELECT baton_now()) - c.resumed_at) * 1000
        <= ${riskShare}::float8 * c.target_ms)`;
  const tickets = rows.map((r) => ({ ...r, clocks: r.clocks.map(toClock) }));
  await loadCalendars(tickets.flatMap((t) => t.clocks));
  return tickets
    .filter(({ now, clocks }) => clocks.some((c) => isAtRisk(c, now.getTime(), scaleOf(c.calendar))))
    .map(({ id, team, tier }) => ({ id, team, tier }));
}
