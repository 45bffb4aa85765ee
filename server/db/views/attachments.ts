import { db, type Prisma } from "../client";

/** An attachment as lists show it; its content is fetched by its id. */
export interface AttachmentView {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** What messages include: never the content. */
export const attachmentsOfMessage = {
  select: { id: true, name: true, mediaType: true, size: true },
  orderBy: { position: "asc" },
} as const satisfies Prisma.Message$attachmentsArgs;

/** These uploads, in no order; whoever asks says first that they may see them. */
export const attachmentsByIds = (ids: readonly string[]): Promise<AttachmentView[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db.attachment.findMany({ where: { id: { in: [...ids] } }, select: attachmentsOfMessage.select });

/** Who asks: somebody of the desk, or the holder of a ticket's link, who sees what was said to them there and in
 *  duplicates of it, and nothing else. */
export type AttachmentReader = { isStaff: true } | { isStaff: false; ticketIds: string[] };

const visibleTo = (reader: AttachmentReader): Prisma.AttachmentWhereInput =>
  reader.isStaff
    ? { messageId: { not: null } }
    : { message: { ticketId: { in: reader.ticketIds }, kind: { in: ["inbound", "reply"] } } };

/** What is known of an attachment without reading its content; null for what this reader may not see. */
export async function findAttachment(id: string, reader: AttachmentReader) {
  const select = { id: true, name: true, mediaType: true, size: true, sha256: true };
  return db.attachment.findFirst({ where: { id, ...visibleTo(reader) }, select });
}

export async function loadContent(id: string): Promise<Uint8Array<ArrayBuffer>> {
  return (await db.attachment.findUniqueOrThrow({ where: { id }, select: { bytes: true } })).bytes;
}
