import type { AssistantLane, AssistantStep, Channel, Disposition, TicketStatus } from "../../domain/vocabulary";
import { db } from "../client";

/** A ticket that has just come in, and where it is by now. Instants are epoch ms. */
export interface LatestTicket {
  id: string;
  number: number;
  subject: string | null;
  snippet: string;
  channel: Channel;
  status: TicketStatus;
  disposition: Disposition | null;
  lane: AssistantLane | null;
  step: AssistantStep | null;
  teamName: string | null;
  tier: number | null;
  assignee: string | null;
  offeredTo: string | null;
  createdAt: number;
}

interface Row extends Omit<LatestTicket, "number" | "createdAt"> {
  number: bigint;
  createdAt: Date;
}

/** The newest tickets, newest first. The index on `created_at` finds them; everything else is looked up for these few. */
export async function listLatest(limit = 20): Promise<LatestTicket[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id, t.number, t.subject, t.channel, t.status, t.disposition, t.assistant_lane AS lane,
      t.assistant_step AS step, te.name AS "teamName", t.queue_tier AS tier, p.name AS assignee,
      (SELECT op.name FROM offer o JOIN person op ON op.id = o.person_id WHERE o.id = t.offer_id) AS "offeredTo",
      CASE WHEN t.subject IS NULL THEN (SELECT left(m.body, 160) FROM message m WHERE m.ticket_id = t.id
        AND m.kind = 'inbound' ORDER BY m.created_at LIMIT 1) END AS snippet,
      t.created_at AS "createdAt"
    FROM (SELECT * FROM ticket ORDER BY created_at DESC LIMIT ${limit}) t
    LEFT JOIN team te ON te.id = t.owner_team_id
    LEFT JOIN person p ON p.id = t.assignee_id
    ORDER BY t.created_at DESC, t.number DESC`;
  return rows.map((r) => ({
    ...r,
    number: Number(r.number),
    snippet: r.snippet ?? "",
    createdAt: r.createdAt.getTime(),
  }));
}
