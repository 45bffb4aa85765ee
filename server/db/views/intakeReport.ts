import { db } from "../client";

/** What came in and what became of it, over live tickets (not seeded or imported ones). */
export interface IntakeReport {
  received: number;
  autonomous: number;
  review: number;
  human: number;
  /** Tickets without a decision. */
  undecided: number;
  /** Messages without a ticket's event, and open tickets that are in no queue, with nobody, and not shown as unowned. */
  lost: number;
}

export async function reportIntake(since: Date | null): Promise<IntakeReport> {
  const [row] = await db.$queryRaw<IntakeReport[]>`
    SELECT count(*)::int AS received,
      count(*) FILTER (WHERE t.disposition = 'autonomous')::int AS autonomous,
      count(*) FILTER (WHERE t.disposition = 'review')::int AS review,
      count(*) FILTER (WHERE t.disposition = 'human')::int AS human,
      count(*) FILTER (WHERE t.disposition IS NULL)::int AS undecided,
      (count(*) FILTER (WHERE t.status IN ('open', 'waiting') AND t.owner_team_id IS NULL AND t.assignee_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id AND e.type = 'TicketUnowned'))
        + (SELECT count(*) FROM message m JOIN ticket mt ON mt.id = m.ticket_id
            WHERE m.kind = 'inbound' AND mt.origin = 'live' AND m.created_at >= COALESCE(${since}::timestamptz, '-infinity')
              AND NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = m.ticket_id AND e.type = 'MessageReceived'
                AND e.data->>'messageId' = m.id::text)))::int AS lost
    FROM ticket t WHERE t.origin = 'live' AND t.created_at >= COALESCE(${since}::timestamptz, '-infinity')`;
  return row!;
}
