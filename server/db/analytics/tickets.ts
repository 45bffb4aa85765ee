import type { Condition } from "../../domain/analytics/condition";
import { peopleMeasures } from "../../domain/analytics/groups";
import { counted, measureByKey, whenOf } from "../../domain/analytics/measures";
import { spanOf } from "../../domain/analytics/period";
import type { TicketLine, TicketsAnswer, TicketsAsk } from "../../domain/analytics/reading";
import { BatonError } from "../../errors";
import { type Client, reading, rowsOf } from "./pool";
import { filterList, sourcesOf, whereOf } from "./where";

/** Of a person's part in a ticket: more than none of that field. */
interface PartOf {
  personId: string;
  field: string;
}

/** What a measure counts, as conditions on facts. `flow` and `queue` count parts: their tickets are those with the part. */
function behind({ measure, item }: TicketsAsk): { conditions: Condition[]; part?: PartOf } {
  const known = measureByKey.get(measure);
  if (known) return { conditions: [whenOf(known)] };
  if (item !== undefined) {
    if (measure === "flow") return { conditions: [counted, { has: ["flows", item] }] };
    if (measure === "queue") return { conditions: [counted, { has: ["queues", item] }] };
    if (measure === "queue.abandoned") return { conditions: [counted, { eq: ["abandonedQueue", item] }] };
    const field = measure.startsWith("people.") ? measure.slice("people.".length) : "";
    if ((peopleMeasures as readonly string[]).includes(field)) {
      const has: Condition = { has: ["workers", item] };
      return { conditions: [counted, has], ...(field !== "tickets" && { part: { personId: item, field } }) };
    }
  }
  throw new BatonError("badInput", `There is no measure ${measure.slice(0, 80)} of tickets`, "measure");
}

/** Throws where there is no such measure. */
export const checkTicketsAsk = (ask: TicketsAsk): void => void behind(ask);

const partSql = ({ personId, field }: PartOf, parameters: unknown[]) => {
  parameters.push(personId);
  const more =
    field === "rated" || field === "scoreSum" ? "(p ->> 'score') IS NOT NULL" : `(p ->> '${field}')::int > 0`;
  return `EXISTS (SELECT FROM jsonb_array_elements(f.people) p WHERE p ->> 'personId' = $${parameters.length} AND ${more})`;
};

/** The condition of an ask on `ticket_fact` f. */
function conditionOf(ask: TicketsAsk, parameters: unknown[]): string {
  const { conditions, part } = behind(ask);
  // Of people the person is the part's, not whose the ticket was in the end.
  const filters = filterList(ask.filters).filter((f) => !(ask.measure.startsWith("people.") && f.dim === "person"));
  const where = whereOf(conditions, filters, sourcesOf(ask.sources), parameters);
  const span = spanOf(ask.period);
  parameters.push(new Date(span.from).toISOString(), new Date(span.to).toISOString());
  const within = `f.created_at >= $${parameters.length - 1}::timestamptz AND f.created_at < $${parameters.length}::timestamptz`;
  return `${where} AND ${within}${part ? ` AND ${partSql(part, parameters)}` : ""}`;
}

async function countOf(client: Client, ask: TicketsAsk): Promise<number> {
  const parameters: unknown[] = [];
  const where = conditionOf(ask, parameters);
  const [row] = await rowsOf<{ n: number }>(
    client,
    `SELECT count(*)::int AS n FROM ticket_fact f WHERE ${where}`,
    parameters,
  );
  return row!.n;
}

type LineRow = Omit<TicketLine, "createdAt" | "resolvedAt"> & { createdAt: Date; resolvedAt: Date | null };

async function linesOf(client: Client, ask: TicketsAsk, after: string | null, limit: number): Promise<TicketLine[]> {
  const parameters: unknown[] = [];
  const where = conditionOf(ask, parameters);
  let from = "";
  if (after !== null) {
    const match = /^(\d{1,14}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(after);
    if (!match) throw new BatonError("badInput", "after is not what an earlier answer gave", "after");
    parameters.push(new Date(Number(match[1])).toISOString(), match[2]);
    from = `AND (f.created_at, f.ticket_id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`;
  }
  parameters.push(limit);
  const rows = await rowsOf<LineRow>(
    client,
    `SELECT f.ticket_id AS "ticketId", f.source, coalesce(t.number::text, h.key, f.ticket_id::text) AS number, t.subject,
       CASE WHEN coalesce(t.subject, '') = '' THEN (SELECT left(m.body, 300) FROM message m
         WHERE m.ticket_id = t.id AND m.kind = 'inbound' ORDER BY m.created_at, m.id LIMIT 1) END AS snippet,
       f.created_at AS "createdAt", f.resolved_at AS "resolvedAt", f.issue_type AS "issueType", f.segment, f.channel, f.team,
       f.tier, f.person, f.ttr_s AS "ttrS", f.handoffs, f.score
     FROM ticket_fact f LEFT JOIN ticket t ON t.id = f.ticket_id LEFT JOIN history_ticket h ON h.id = f.ticket_id
     WHERE ${where} ${from} ORDER BY f.created_at DESC, f.ticket_id DESC LIMIT $${parameters.length}`,
    parameters,
  );
  return rows.map((r) => ({ ...r, createdAt: r.createdAt.getTime(), resolvedAt: r.resolvedAt?.getTime() ?? null }));
}

const cursorOf = (line: TicketLine) => `${line.createdAt}:${line.ticketId}`;

/** The tickets behind a number, newest first: as many as the number says. */
export const ticketsOf = (ask: TicketsAsk, after: string | null = null, limit = 50): Promise<TicketsAnswer> =>
  reading(async (client) => {
    const count = await countOf(client, ask);
    const lines = await linesOf(client, ask, after, limit);
    return { count, lines, next: lines.length < limit ? null : cursorOf(lines.at(-1)!) };
  });

/** All of them, a part at a time, for a file; as they were at one instant. */
export async function eachTicket(ask: TicketsAsk, take: (lines: TicketLine[]) => Promise<void>): Promise<number> {
  return reading(async (client) => {
    let n = 0;
    for (let after: string | null = null; ; ) {
      const lines = await linesOf(client, ask, after, 2_000);
      if (lines.length > 0) await take(lines);
      n += lines.length;
      if (lines.length < 2_000) return n;
      after = cursorOf(lines.at(-1)!);
    }
  });
}

/** For tests: how many facts a measure's condition holds of in SQL. */
export const countTickets = (ask: TicketsAsk): Promise<number> => reading((client) => countOf(client, ask));
