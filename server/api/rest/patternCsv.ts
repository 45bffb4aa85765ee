import { z } from "zod";
import { requirePerson } from "../../auth/session";
import { db } from "../../db/client";
import { listPatternTickets } from "../../db/views/patterns";
import { csvOf } from "../../domain/csv/write";
import { BatonError } from "../../errors";
import { contentDisposition } from "./disposition";
import { respond } from "./respond";

/** As many as a card lists. */
const most = 500;
const columns = [
  "number",
  "created",
  "subject",
  "customer",
  "account",
  "segment",
  "channel",
  "issueType",
  "status",
  "team",
];

/** The tickets of a pattern as a file. */
export const getPatternCsv = (id: string): Promise<Response> =>
  respond(async () => {
    await requirePerson("patterns.manage");
    const pattern = z.uuid().safeParse(id).success
      ? await db.pattern.findUnique({ where: { id }, select: { kind: true } })
      : null;
    if (!pattern) throw new BatonError("notFound", "There is no such pattern.", "id");
    const tickets = await listPatternTickets(id, most);
    const lines = tickets.map((t) => [
      ...[t.number, new Date(t.createdAt).toISOString(), t.subject ?? t.snippet, t.customer, t.account, t.segment],
      ...[t.channel, t.issueTypeName, t.status, t.teamName],
    ]);
    return new Response(csvOf(columns, lines), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": contentDisposition(`pattern-${pattern.kind}.csv`, false),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
