import { z } from "zod";
import { isAllowed } from "../../auth/permissions";
import { currentPerson } from "../../auth/session";
import { absorbedBy } from "../../db/tickets/merged";
import { type AttachmentReader, findAttachment, loadContent } from "../../db/views/attachments";
import { ticketOfToken } from "../../db/views/customerTicket";
import { isPicture } from "../../domain/attachment/kinds";
import { BatonError } from "../../errors";
import { contentDisposition } from "./disposition";
import { respond } from "./respond";

/** Who asks; null for nobody who may see anything. A link counts for itself, whoever is signed in besides. */
async function readerOf(query: URLSearchParams): Promise<AttachmentReader | null> {
  const token = query.get("token");
  if (token !== null) {
    const ticketId = await ticketOfToken(token);
    return ticketId
      ? { isStaff: false, ticketIds: [ticketId, ...(await absorbedBy(ticketId)).map((a) => a.id)] }
      : null;
  }
  const person = await currentPerson();
  return person && isAllowed(person.role, "ticket.read") ? { isStaff: true } : null;
}

/** Text names its encoding; what was accepted is UTF-8. */
const contentType = (mediaType: string) =>
  mediaType.startsWith("text/") || mediaType === "application/json" ? `${mediaType}; charset=utf-8` : mediaType;

/** An attachment's content. Whatever may not be seen does not exist; what may be is never run, sniffed or kept by a proxy. */
export function getAttachment(request: Request, id: string): Promise<Response> {
  return respond(async () => {
    const reader = await readerOf(new URL(request.url).searchParams);
    const found = reader && z.uuid().safeParse(id).success ? await findAttachment(id, reader) : null;
    if (!found) throw new BatonError("notFound", "There is no such attachment.", "id");
    const etag = `"${found.sha256}"`;
    const headers = {
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      // Asked for again each time, so that a link that ended shows nothing; then an unchanged file is not sent twice.
      "cache-control": "private, no-cache",
      etag,
    };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    const content = await loadContent(found.id);
    return new Response(content, {
      headers: {
        ...headers,
        "content-type": contentType(found.mediaType),
        "content-length": String(found.size),
        "content-disposition": contentDisposition(found.name, isPicture(found.mediaType)),
      },
    });
  });
}
