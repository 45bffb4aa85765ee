import type { Policy } from "../../domain/policy/compile";
import type { Channel } from "../../domain/vocabulary";
import { db } from "../client";
import { weightsOf } from "../loads";

/** What somebody has in hand or is offered by one channel, and the slots that one such ticket takes. */
export interface WorkByChannel {
  channel: Channel;
  count: number;
  weight: number;
}

/** What each of these people has in hand and is offered, by channel; nobody who has nothing. */
export async function workOf(
  policy: Policy | null,
  personIds: readonly string[],
): Promise<Map<string, WorkByChannel[]>> {
  const rows = await db.$queryRawUnsafe<(WorkByChannel & { person: string })[]>(
    `SELECT w.person_id AS person, t.channel, count(*)::int AS count, COALESCE(($1::jsonb->>t.channel)::float8, 1) AS weight
     FROM (SELECT person_id, ticket_id FROM assignment WHERE ended_at IS NULL AND person_id = ANY($2::uuid[])
           UNION ALL
           SELECT person_id, ticket_id FROM offer WHERE state = 'pending' AND person_id = ANY($2::uuid[])) w
     JOIN ticket t ON t.id = w.ticket_id GROUP BY 1, 2 ORDER BY 1, 2`,
    weightsOf(policy),
    [...personIds],
  );
  const found = new Map<string, WorkByChannel[]>();
  for (const { person, ...work } of rows) {
    const known = found.get(person);
    if (known) known.push(work);
    else found.set(person, [work]);
  }
  return found;
}

/** Slots that work takes. */
export const loadOf = (work: readonly WorkByChannel[]): number => work.reduce((sum, w) => sum + w.count * w.weight, 0);
