import { requirePerson } from "../../auth/session";
import { readLabels } from "../../db/analytics/labels";
import { checkTicketsAsk, eachTicket } from "../../db/analytics/tickets";
import { watchedPeople } from "../../db/analytics/watched";
import { ticketsInput } from "../../domain/analytics/asking";
import type { TicketLine } from "../../domain/analytics/reading";
import { csvLine, csvMark } from "../../domain/csv/write";
import { BatonError } from "../../errors";
import { log } from "../../log";
import { inputFault } from "../inputFault";
import { contentDisposition } from "./disposition";
import { parseJson, respond } from "./respond";

const columns = [
  "number",
  "source",
  "subject",
  "created_at",
  "resolved_at",
  "issue_type",
  "segment",
  "channel",
  "team",
  "tier",
  "person",
  "resolution_seconds",
  "handoffs",
  "score",
] as const;

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** The tickets behind a number as a file, line by line as they are read: as many as the number says. */
export const getAnalyticsCsv = (request: Request): Promise<Response> =>
  respond(async () => {
    const person = await requirePerson("analytics.read");
    const parsed = ticketsInput.safeParse(parseJson(new URL(request.url).searchParams.get("ask") ?? "{}"));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new BatonError("badInput", inputFault(parsed.error)!, issue?.path.join(".") || "ask");
    }
    const ask = parsed.data;
    if (!(await watchedPeople(person)).mayAsk(ask)) {
      throw new BatonError("forbidden", "You see the people of your teams.", "person");
    }
    // What only the first read would find comes too late to be said: by then the answer has begun.
    checkTicketsAsk(ask);
    const { names } = await readLabels();
    const name = (kind: keyof typeof names, id: string | null) => (id === null ? null : (names[kind][id] ?? id));
    const line = (t: TicketLine) =>
      csvLine([
        t.number,
        t.source,
        t.subject,
        instant(t.createdAt),
        instant(t.resolvedAt),
        name("issueType", t.issueType),
        t.segment,
        t.channel,
        name("team", t.team),
        t.tier,
        name("person", t.person),
        t.ttrS,
        t.handoffs,
        t.score,
      ]);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const encoder = new TextEncoder();
    const write = async () => {
      await writer.write(encoder.encode(csvMark + csvLine([...columns])));
      await eachTicket(ask, (lines) => writer.write(encoder.encode(lines.map(line).join(""))));
      await writer.close();
    };
    // Whoever saves the file sees that it broke off, for its length is not said before.
    write().catch((error) => {
      log.warn({ err: error }, "a file of tickets broke off");
      void writer.abort(error).catch(() => {});
    });
    const fileName = `tickets-${ask.measure.replace(/[^a-zA-Z0-9.]/g, "-")}-${ask.period.from}.csv`;
    return new Response(readable, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": contentDisposition(fileName, false),
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
