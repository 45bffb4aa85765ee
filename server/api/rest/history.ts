import { z } from "zod";
import { spend } from "../../auth/limits";
import { requirePerson } from "../../auth/session";
import { parseFileName } from "../../channels/attachments";
import { exportEntity } from "../../commands/export/exportEntity";
import { holdFile } from "../../commands/history/holdFile";
import { historyFaults } from "../../db/views/history";
import { csvOf } from "../../domain/csv/write";
import { exportEntities, exportFormats } from "../../domain/export/entities";
import { maxHistoryBytes } from "../../domain/history/import";
import { BatonError } from "../../errors";
import { log } from "../../log";
import { messages } from "../../messages";
import { contentDisposition } from "./disposition";
import { respond } from "./respond";

/** A log of another system, held until its mapping is chosen. */
export const postHistoryFile = (request: Request): Promise<Response> =>
  respond(async () => {
    const person = await requirePerson("history.import");
    await spend("historyFile", person.id);
    const name = parseFileName(new URL(request.url).searchParams.get("name"));
    if (Number(request.headers.get("content-length") ?? 0) > maxHistoryBytes || !request.body) {
      const text = request.body ? "The file is too large: pack it with gzip." : "The file is empty.";
      throw new BatonError(request.body ? "tooLarge" : "badInput", text, "FILE");
    }
    return Response.json({ id: await holdFile(name, person.id, request.body) }, { status: 201 });
  });

const download = (name: string, type: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "content-disposition": contentDisposition(name, false),
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
});

/** Everything of one kind, as it comes out of the database. A break in the middle breaks the download off, so that nobody takes a
 *  part for the whole. */
export const getExport = (request: Request, given: string): Promise<Response> =>
  respond(async () => {
    await requirePerson("desk.export");
    const entity = exportEntities.find((e) => e === given);
    if (!entity) throw new BatonError("notFound", "There is no such export.", "entity");
    const asked = new URL(request.url).searchParams.get("format") ?? "csv";
    const format = exportFormats.find((f) => f === asked);
    if (!format) throw new BatonError("badInput", `format must be ${exportFormats.join(" or ")}`, "format");
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const encoder = new TextEncoder();
    exportEntity(entity, format, (piece) => writer.write(encoder.encode(piece)))
      .then(() => writer.close())
      .catch((error: unknown) => {
        if (!request.signal.aborted) log.error({ err: error, entity }, "an export broke off");
        return writer.abort(error).catch(() => undefined);
      });
    const type = format === "csv" ? "text/csv" : "application/x-ndjson";
    return new Response(readable, { headers: download(`${entity}.${format}`, type) });
  });

/** The rows that an import left out, with what to do about each. */
export const getFaults = (id: string): Promise<Response> =>
  respond(async () => {
    await requirePerson("history.read");
    const found = z.uuid().safeParse(id).success ? await historyFaults(id) : null;
    if (!found) throw new BatonError("notFound", "There is no such import.", "id");
    const { table, reason } = messages.history;
    const columns = [table.line, table.field, table.found, table.why];
    const rows = found.faults.map((f) => [
      f.line,
      f.field,
      f.value,
      reason[f.reason as keyof typeof reason] ?? f.reason,
    ]);
    const text = csvOf(columns, rows);
    const name = `${found.fileName.replace(/(\.(csv|tsv|txt))?(\.gz)?$/i, "")}-left-out.csv`;
    return new Response(text, { headers: download(name, "text/csv") });
  });
