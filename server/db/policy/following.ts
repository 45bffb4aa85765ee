import type { DecisionFacts } from "../../domain/decision/decide";
import { Prisma, type Queryable, type Tx } from "../client";
import { messageText } from "../messageText";

const first = "00000000-0000-0000-0000-000000000000";

/** The newest version that waiting tickets have not all followed yet, held until the transaction ends; null where there is none
 *  or somebody else is at it. */
export async function claimFollowing(tx: Tx): Promise<{ version: number; after: string } | null> {
  const [row] = await tx.$queryRaw<{ version: number; after: string | null }[]>`
    SELECT version, after::text FROM policy_follow WHERE ended_at IS NULL ORDER BY version DESC LIMIT 1
    FOR UPDATE SKIP LOCKED`;
  return row ? { version: row.version, after: row.after ?? first } : null;
}

/** Tickets that wait with people and that nobody has begun, in the order of their ids. */
export async function waitingAfter(from: Queryable, after: string, limit: number): Promise<string[]> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE status IN ('open', 'waiting') AND owner_team_id IS NOT NULL AND assignee_id IS NULL
      AND id > ${after}::uuid ORDER BY id LIMIT ${limit}`;
  return rows.map((r) => r.id);
}

export interface StandingDecision {
  id: string;
  policyVersion: number;
  modelVersion: string;
  messageId: string | null;
  facts: DecisionFacts;
  /** Of the message that was decided on; null where it is gone. */
  text: string | null;
}

/** The decision that each ticket stands under. */
export async function decisionsOf(from: Queryable, tickets: readonly string[]): Promise<Map<string, StandingDecision>> {
  const rows = await from.$queryRaw<(StandingDecision & { ticketId: string })[]>`
    SELECT d.ticket_id AS "ticketId", d.id, d.policy_version AS "policyVersion", d.model_version AS "modelVersion",
      d.message_id AS "messageId", d.facts, ${Prisma.raw(messageText)} AS text
    FROM ticket t JOIN decision d ON d.id = t.decision_id LEFT JOIN message m ON m.id = d.message_id
    WHERE t.id = ANY (${[...tickets]}::uuid[])`;
  return new Map(rows.map(({ ticketId, ...decision }) => [ticketId, decision]));
}

interface Followed {
  version: number;
  after: string | null;
  looked: number;
  moved: number;
  hasEnded: boolean;
}

export async function noteFollowing(tx: Tx, { version, after, looked, moved, hasEnded }: Followed): Promise<void> {
  await tx.$executeRaw`
    UPDATE policy_follow SET after = coalesce(${after}::uuid, after), looked = looked + ${looked}, moved = moved + ${moved},
      ended_at = CASE WHEN ${hasEnded} THEN baton_now() END WHERE version = ${version}`;
}
