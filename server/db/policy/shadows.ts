import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import type { DecisionKind, DecisionPlace } from "../../domain/policy/compareDecisions";
import { db, Prisma, type Tx } from "../client";
import { messageText } from "../messageText";

/** All transactions below it have ended. */
export async function xminNow(tx: Tx): Promise<string> {
  const [row] = await tx.$queryRaw<{ xmin: string }[]>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
  return row!.xmin;
}

export const runningShadows = (): Promise<{ id: string }[]> =>
  db.$queryRaw`SELECT id::text FROM policy_shadow WHERE ended_at IS NULL ORDER BY started_at`;

export interface ClaimedShadow {
  id: string;
  draftId: string | null;
  document: unknown;
  seenTxid: string;
  seenSeq: bigint;
}

/** A running shadow, held until the transaction ends; null where another worker is at it. */
export async function claimShadow(tx: Tx, id: string): Promise<ClaimedShadow | null> {
  const [row] = await tx.$queryRaw<ClaimedShadow[]>`
    SELECT id::text, draft_id::text AS "draftId", document, seen_txid AS "seenTxid", seen_seq AS "seenSeq"
    FROM policy_shadow WHERE id = ${id}::uuid AND ended_at IS NULL FOR UPDATE SKIP LOCKED`;
  return row ?? null;
}

export interface DecidedRow {
  txid: string;
  seq: bigint;
  decisionId: string;
  ticketId: string;
  at: Date;
  facts: DecisionFacts;
  result: DecisionResult;
  /** Of the message that was decided on; null where it is gone. */
  text: string | null;
}

/** Decisions that the desk has made since, in the order of their transactions and only of those that have all ended, so that
 *  none is skipped that is committed late. */
export async function decidedSince(
  tx: Tx,
  { seenTxid, seenSeq }: Pick<ClaimedShadow, "seenTxid" | "seenSeq">,
  limit: number,
): Promise<DecidedRow[]> {
  return tx.$queryRaw<DecidedRow[]>`
    SELECT e.txid::text, e.seq, d.id::text AS "decisionId", d.ticket_id::text AS "ticketId", d.at, d.facts, d.result,
      ${Prisma.raw(messageText)} AS text
    FROM ticket_event e JOIN decision d ON d.id = (e.data->>'decisionId')::uuid LEFT JOIN message m ON m.id = d.message_id
    WHERE e.type = 'TicketDecided' AND (e.txid, e.seq) > (${seenTxid}::text::xid8, ${seenSeq})
      AND e.txid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY e.txid, e.seq LIMIT ${limit}`;
}

interface Compared {
  row: DecidedRow;
  kinds: DecisionKind[];
  was: DecisionPlace;
  would: DecisionPlace;
}

/** Writes down how a shadow would have decided, and moves on. */
export async function noteShadow(tx: Tx, id: string, compared: readonly Compared[]): Promise<void> {
  const other = compared.filter((c) => c.kinds.length > 0);
  await tx.policyDisagreement.createMany({
    data: other.map(({ row, kinds, was, would }) => ({
      shadowId: id,
      decisionId: row.decisionId,
      ticketId: row.ticketId,
      at: row.at,
      kinds,
      was: { ...was },
      would: { ...would },
    })),
    skipDuplicates: true,
  });
  const { txid, seq } = compared.at(-1)!.row;
  const agreed = compared.length - other.length;
  await tx.$executeRaw`
    UPDATE policy_shadow SET seen_txid = ${txid}, seen_seq = ${seq}, compared = compared + ${compared.length},
      agreed = agreed + ${agreed} WHERE id = ${id}::uuid`;
}
