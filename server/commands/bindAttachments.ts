import { db } from "../db/client";
import type { TableWrite } from "../db/statement";
import { uploadLifeMs } from "../domain/attachment/limits";
import type { PersonId } from "../domain/ids";
import { BatonError, isUniqueViolation } from "../errors";

/** Who uploaded, and so who may use it: an agent, the holder of a ticket's link, or (neither) who fills in the public form,
 *  to whom nothing but the unguessable id belongs. */
export interface Uploader {
  personId: PersonId | null;
  ticketId: string | null;
}
export const anybody: Uploader = { personId: null, ticketId: null };
export const ownedBy = (personId: PersonId): Uploader => ({ personId, ticketId: null });
export const ofLink = (ticketId: string): Uploader => ({ personId: null, ticketId });

const unusable = () =>
  new BatonError(
    "badInput",
    "A file is not here any more, or belongs to another message: remove it and attach it again.",
    "attachments",
  );

/** The rows that bind uploads to the message they came with, for the statement that writes the message. */
export type Binding = (ticketId: string, messageId: string) => TableWrite[];

export const bindTo =
  (ids: readonly string[]): Binding =>
  (ticketId, messageId) => {
    const rows = ids.map((id, position) => ({ id, ticket_id: ticketId, message_id: messageId, position }));
    return rows.length === 0 ? [] : [{ table: "attachment", mode: "update", rows }];
  };

async function isUsable(ids: readonly string[], { personId, ticketId }: Uploader): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM attachment
    WHERE id = ANY(${ids}::uuid[]) AND message_id IS NULL
      AND person_id IS NOT DISTINCT FROM ${personId}::uuid AND ticket_id IS NOT DISTINCT FROM ${ticketId}::uuid
      AND created_at > baton_now() - ${uploadLifeMs}::float8 * interval '1 millisecond'
      AND NOT EXISTS (SELECT 1 FROM outgoing WHERE attachment.id = ANY(attachment_ids))`;
  return row!.count === ids.length;
}

/** Writes a message with its attachments: all of them are this person's own, unbound and not expired, or nothing is written.
 *  With a `requestId` a message that was received before is left to `write`, which answers as it did then. */
export async function withAttachments<T>(
  ids: readonly string[],
  by: Uploader,
  write: (bind: Binding) => Promise<T>,
  requestId?: string,
): Promise<T> {
  const bind = bindTo(ids);
  if (ids.length === 0) return write(bind);
  // Looked up after the uploads: a message and its attachments are committed together, so none falls between the two.
  if (!(await isUsable(ids, by)) && !(await wasReceived(requestId))) throw unusable();
  try {
    return await write(bind);
  } catch (error) {
    // Another message was faster; a trigger keeps what it took (see the migration).
    if (isUniqueViolation(error) && !(await isUsable(ids, by))) throw unusable();
    throw error;
  }
}

async function wasReceived(requestId: string | undefined): Promise<boolean> {
  if (!requestId) return false;
  return (await db.message.count({ where: { channel: "web", externalId: requestId } })) > 0;
}
