import type { PatternKind } from "../domain/patterns/pattern";
import type { Absence, ApprovalKind, ApprovalState } from "../domain/vocabulary";
import type { Queryable, Tx } from "./client";
import type { TableWrite } from "./statement";

/** What somebody is told about an approval: ids and typed facts, worded on the screen. */
export type ApprovalNews =
  | { kind: "approvalRequested"; data: { approvalId: string; approval: ApprovalKind; by: string } }
  | {
      kind: "approvalDecided";
      data: { approvalId: string; approval: ApprovalKind; state: Exclude<ApprovalState, "pending">; by: string };
    };

/** Somebody was asked in a note, or whom they asked has written one. */
export interface MentionNews {
  kind: "mentioned" | "mentionAnswered";
  data: { by: string; messageId: string };
}

/** A change to the criteria waits for whoever is told, or what became of their own. */
export type ProposalNews =
  | { kind: "changeProposed"; data: { by: string; draftId: string } }
  | { kind: "changePublished"; data: { by: string; version: number } }
  | { kind: "changeDeclined"; data: { by: string; answer: string } };
/** A draft that they had planned could not come into force. */
export interface PlanNews {
  kind: "publicationFailed";
  data: { draftId: string; name: string; why: string };
}
/** A reply of theirs could not be sent, or a ticket that they had put away is back. */
export type OwnNews =
  | { kind: "replyHeld"; data: Record<string, never> }
  | { kind: "snoozeEnded"; data: { why: "time" | "customer" } };

/** A pattern was given to them. */
export interface PatternNews {
  kind: "patternAssigned";
  data: { by: string; patternId: string; pattern: PatternKind };
}

/** One notification for each person, to be written with what they are told of. */
export function notificationWrite(
  newId: () => string,
  to: readonly string[],
  about: { ticketId: string | null; at: number } & (
    | ApprovalNews
    | MentionNews
    | ProposalNews
    | OwnNews
    | PatternNews
    | PlanNews
  ),
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

/** Tells somebody of work that was given to them by hand, or given on from them. One giving is one line however many parts it is
 *  written in: with its ticket where it is one, else with their number. */
export async function tellOfGiving(
  tx: Tx,
  kind: "handGiven" | "handTaken",
  { givingId, to, by, tickets }: { givingId: string; to: string; by: string; tickets: readonly string[] },
): Promise<void> {
  if (tickets.length === 0 || to === by) return;
  await tx.$executeRawUnsafe(
    `INSERT INTO notification (id, person_id, ticket_id, kind, data, created_at)
     VALUES (md5($1::text || $2::text || $3::text)::uuid, $2::uuid, $4::uuid, $3,
       jsonb_build_object('by', $5::text, 'count', $6::int), baton_now())
     ON CONFLICT (id) DO UPDATE SET ticket_id = NULL, read_at = NULL,
       data = jsonb_set(notification.data, '{count}', to_jsonb((notification.data->>'count')::int + $6::int))`,
    ...[givingId, to, kind, tickets.length === 1 ? tickets[0] : null, by, tickets.length],
  );
}

/** So long after it nobody is asked the same again. */
const askedAgainMinutes = 30;

/** Asks somebody something about their hours. */
export const tellAsked = (
  tx: Tx,
  id: string,
  to: string,
  ask: { kind: string; queue: string; until?: number },
  by: string,
) => {
  const { kind, ...facts } = ask;
  return tx.$executeRaw`INSERT INTO notification (id, person_id, kind, data, created_at)
    VALUES (${id}::uuid, ${to}::uuid, ${kind}, ${JSON.stringify({ by, ...facts })}::jsonb, baton_now())`;
};

/** The name of who has asked somebody the same a short while ago; null where nobody has, or took it back. */
export async function askedMeanwhile(tx: Tx, personId: string, kind: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM notification n JOIN person p ON p.id::text = n.data->>'by'
    WHERE n.person_id = ${personId}::uuid AND n.kind = ${kind} AND n.data->>'withdrawn' IS NULL
      AND n.created_at > baton_now() - ${askedAgainMinutes} * interval '1 minute' LIMIT 1`;
  return row?.name ?? null;
}

/** Whether it was theirs and not taken back yet. Nothing of it is unread any more. */
export async function withdrawAsked(tx: Tx, id: string, by: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE notification SET read_at = COALESCE(read_at, baton_now()), data = data || '{"withdrawn": true}'
    WHERE id = ${id}::uuid AND kind IN ('askedBack', 'askedToStay') AND data->>'by' = ${by} AND data->>'withdrawn' IS NULL`;
  return count > 0;
}

/** Nobody has to answer requests that are settled: whoever was told of them has nothing unread about them any more. */
export const readRequests = (to: Queryable, approvalIds: readonly string[]) =>
  to.$executeRaw`UPDATE notification SET read_at = baton_now()
    WHERE kind = 'approvalRequested' AND data->>'approvalId' = ANY(${[...approvalIds]}::text[]) AND read_at IS NULL`;

/** Marks as read what one person was told: one thing, or everything. Others' are never touched. */
export async function markRead(tx: Tx, personId: string, id: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE notification SET read_at = baton_now()
    WHERE person_id = ${personId}::uuid AND read_at IS NULL AND (${id}::uuid IS NULL OR id = ${id}::uuid)`;
}
