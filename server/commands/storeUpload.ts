import type { AcceptedFile } from "../channels/attachments";
import { db } from "../db/client";
import { discardAfterMs } from "../domain/attachment/limits";
import type { Uploader } from "./bindAttachments";
import { newId } from "./ids";

export interface Upload {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** Keeps a file until a message takes it. */
export async function storeUpload(file: AcceptedFile, by: Uploader): Promise<Upload> {
  const { name, mediaType, bytes, sha256 } = file;
  const upload = { id: newId(), name, mediaType, size: bytes.length };
  await db.attachment.create({ data: { ...upload, bytes, sha256, ...by }, select: { id: true } });
  return upload;
}

/** Throws away what no message took in time, nor a reply on its way; returns how many. */
export async function discardUploads(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM attachment
    WHERE message_id IS NULL AND created_at < baton_now() - ${discardAfterMs}::float8 * interval '1 millisecond'
      AND NOT EXISTS (SELECT 1 FROM outgoing WHERE attachment.id = ANY(attachment_ids))`;
}
