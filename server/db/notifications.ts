import type { Absence, ApprovalKind, ApprovalState } from "../domain/vocabulary";
import type { Tx } from "./client";
import type { TableWrite } from "./statement";

/** What somebody is told about an approval: ids and typed facts, worded on the screen. */
export type ApprovalNews =
  | { kind: "approvalRequested"; data: { approvalId: string; approval: ApprovalKind; by: string } }
  | {
      kind: "approvalDecided";
      data: { approvalId: string; approval: ApprovalKind; state: Exclude<ApprovalState, "pending">; by: string };
    };

/** One notification for each person, to be written with what they are told of. */
export function notificationWrite(
  newId: () => string,
  to: readonly string[],
  about: { ticketId: string; at: number } & ApprovalNews,
): TableWrite {
  const { ticketId: ticket_id, at, kind, data } = about;
  const created_at = new Date(at).toISOString();
  const rows = to.map((person_id) => ({ id: newId(), person_id, ticket_id, kind, data, created_at, read_at: null }));
  return { table: "notification", mode: "insert", rows };
}

/** What somebody is told of work that was theirs, or is theirs now, because somebody is not there any more. */
export interface WorkNews {
  kind: "handoffAsked" | "workTaken" | "workGiven";
  personId: string;
  ticketId: string;
  absence: Absence;
}

export function workNewsRows(newId: () => string, news: readonly WorkNews[], at: number): TableWrite {
  const created_at = new Date(at).toISOString();
  const rows = news.map(({ kind, personId: person_id, ticketId: ticket_id, absence }) => {
    return { id: newId(), person_id, ticket_id, kind, data: { absence }, created_at, read_at: null };
  });
  return { table: "notification", mode: "insert", rows };
}

/** Nobody has to answer a request that is settled: whoever was told of it has nothing unread about it any more. */
export const readRequests = (tx: Tx, approvalId: string, at: number) =>
  tx.$executeRaw`UPDATE notification SET read_at = ${new Date(at)}
    WHERE kind = 'approvalRequested' AND data->>'approvalId' = ${approvalId} AND read_at IS NULL`;

/** Marks as read what one person was told: one thing, or everything. Others' are never touched. */
export async function markRead(tx: Tx, personId: string, id: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE notification SET read_at = baton_now()
    WHERE person_id = ${personId}::uuid AND read_at IS NULL AND (${id}::uuid IS NULL OR id = ${id}::uuid)`;
}
