import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import { db, Prisma } from "../client";
import { messageText } from "../messageText";

export interface StoredDecision {
  facts: DecisionFacts;
  result: DecisionResult;
  policyVersion: number;
  /** Epoch ms. */
  at: number;
  ticket: { id: string; number: number; subject: string | null };
  /** Of the message that was decided on; null where it is gone. */
  text: string | null;
}

interface Row extends Omit<StoredDecision, "at" | "ticket"> {
  at: Date;
  ticketId: string;
  number: bigint;
  subject: string | null;
}

async function read(which: Prisma.Sql): Promise<StoredDecision | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT d.facts, d.result, d.policy_version AS "policyVersion", d.at, t.id::text AS "ticketId", t.number, t.subject,
      ${Prisma.raw(messageText)} AS text
    FROM decision d JOIN ticket t ON t.id = d.ticket_id LEFT JOIN message m ON m.id = d.message_id WHERE ${which}`;
  if (!row) return null;
  const { facts, result, policyVersion, text, subject } = row;
  const ticket = { id: row.ticketId, number: Number(row.number), subject };
  return { facts, result, policyVersion, text, at: row.at.getTime(), ticket };
}

export const decisionOf = (id: string): Promise<StoredDecision | null> => read(Prisma.sql`d.id = ${id}::uuid`);

/** The decision that a ticket stands under, by the ticket's number. */
export const standing = (number: number): Promise<StoredDecision | null> =>
  read(Prisma.sql`t.number = ${number} AND d.id = t.decision_id`);
