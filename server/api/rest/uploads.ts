import { spend } from "../../auth/limits";
import { requireLink } from "../../auth/link";
import { networkAddressOf } from "../../auth/networkAddress";
import { requirePerson } from "../../auth/session";
import { acceptFile, parseFileName, tooLargeFile } from "../../channels/attachments";
import { anybody, ofLink, ownedBy, type Uploader } from "../../commands/bindAttachments";
import { storeUpload } from "../../commands/storeUpload";
import { maxAttachmentBytes } from "../../domain/attachment/limits";
import { readBytes, respond } from "./respond";

const addressOf = (request: Request) => networkAddressOf(request.headers);

/** Who uploads, as the page says it: an agent at the desk, the holder of a link, or somebody before there is a ticket. */
async function uploaderOf(request: Request, query: URLSearchParams): Promise<Uploader> {
  if (query.get("by") === "agent") return ownedBy((await requirePerson("ticket.work")).id);
  await spend("upload", addressOf(request));
  const token = query.get("token");
  return token === null ? anybody : ofLink(await requireLink(token));
}

/** Keeps the body as a file, for a message that will take it. Read only as far as a file may be long. */
export function postAttachment(request: Request): Promise<Response> {
  return respond(async () => {
    const query = new URL(request.url).searchParams;
    const by = await uploaderOf(request, query);
    const name = parseFileName(query.get("name"));
    const file = await acceptFile(name, await readBytes(request, maxAttachmentBytes, tooLargeFile));
    if (by.personId === null) {
      await spend("uploadedMegabytes", addressOf(request), Math.ceil(file.bytes.length / 1024 ** 2));
    }
    return Response.json(await storeUpload(file, by), { status: 201 });
  });
}
