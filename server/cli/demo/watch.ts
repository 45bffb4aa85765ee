import { db, Prisma } from "../../db/client";
import { liveHub } from "../../db/live";
import type { AssistantStep, TicketStatus } from "../../domain/vocabulary";

/** What the crowd sees of a ticket. */
export interface Seen {
  id: string;
  status: TicketStatus;
  step: AssistantStep | null;
  turns: number | null;
  draftId: string | null;
  offerId: string | null;
  offeredTo: string | null;
  assigneeId: string | null;
  issueType: string | null;
  tier: number | null;
  team: string | null;
  minTier: number;
  complexity: number;
  isAnswered: boolean;
  /** The customer's newest message, as what is new about it. */
  lastSaid: Date;
  reopened: number;
}

export const look = (ids: string[]): Promise<Seen[]> =>
  db.$queryRaw<Seen[]>(Prisma.sql`
    SELECT t.id, t.status, t.assistant_step AS step, t.assistant_turns AS turns, t.assistant_draft_id AS "draftId",
      t.offer_id AS "offerId", (SELECT person_id FROM offer o WHERE o.id = t.offer_id) AS "offeredTo",
      t.assignee_id AS "assigneeId", t.issue_type_id AS "issueType", t.queue_tier AS tier, t.owner_team_id AS team,
      t.min_tier AS "minTier", t.complexity, t.unanswered_since IS NULL AS "isAnswered", t.last_customer_message_at AS "lastSaid", t.reopen_count AS reopened
    FROM ticket t WHERE t.id = ANY(${ids}::uuid[])`);

/** Every open ticket, for the start and for whatever a notification missed. */
export const openTickets = async (): Promise<string[]> =>
  (await db.$queryRaw<{ id: string }[]>`SELECT id FROM ticket WHERE status IN ('open', 'waiting')`).map((r) => r.id);

/** Tells which tickets changed, in the manner of a screen; gathered, so that a rush costs few looks. */
export async function watch(signal: AbortSignal, onChange: (tickets: Seen[]) => void): Promise<void> {
  const dirty = new Set<string>();
  let isLooking = false;
  const drain = async () => {
    if (isLooking) return;
    isLooking = true;
    while (dirty.size > 0 && !signal.aborted) {
      const ids = [...dirty].slice(0, 300);
      for (const id of ids) dirty.delete(id);
      onChange(await look(ids).catch(() => []));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    isLooking = false;
  };
  for await (const change of liveHub().changes(signal)) {
    const ids = change.tickets === "*" ? await openTickets().catch(() => []) : change.tickets;
    for (const id of ids) dirty.add(id);
    void drain();
  }
}
