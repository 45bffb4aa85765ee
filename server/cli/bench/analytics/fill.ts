import pg from "pg";
import { copyIn, copyLine } from "../../../db/analytics/copy";
import { columnOf } from "../../../domain/analytics/condition";
import type { TicketFact } from "../../../domain/analytics/fact";
import { factOf } from "../../../domain/analytics/fact/factOf";
import { elapsedTime } from "../../../domain/sla/rules";
import { generateYear, type YearOptions, type YearTicket, yearId } from "./generate";

const iso = (at: number) => new Date(at).toISOString();

/** One pass over the year for each table: the same numbers make the same year, and nothing of it is kept. */
async function* lines(o: YearOptions, of: (t: YearTicket) => string): AsyncGenerator<string> {
  let part = "";
  for (const ticket of generateYear(o)) {
    part += of(ticket);
    if (part.length < 1 << 18) continue;
    yield part;
    part = "";
  }
  yield part;
}

/** Writes past all triggers: who counts is told at once by a rebuild, as after a restore. */
async function unwatched<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The year as the desk would hold it: tickets, their events, ratings, and the decisions of those that were rated. */
export const fillYear = (url: string, o: YearOptions): Promise<number> =>
  unwatched(url, async (client) => {
    const { from } = o;
    await client.query("SELECT ensure_event_partitions($1::date, 14)", [iso(from)]);
    await client.query(
      `INSERT INTO customer (id, name) SELECT x::uuid, 'Customer of the year' FROM unnest($1::text[]) x ON CONFLICT DO NOTHING`,
      [Array.from({ length: 1000 }, (_, n) => yearId(4, n))],
    );
    await copyIn(
      client,
      `COPY ticket (id, number, customer_id, segment, channel, origin, status, issue_type_id, last_customer_message_at,
         resolved_at, created_at) FROM STDIN`,
      lines(o, (t) =>
        copyLine([
          t.id,
          t.number + 1_000_000,
          yearId(4, t.number % 1000),
          t.segment,
          t.channel,
          "seed",
          "closed", // for the desk's own loops, which are not measured
          t.issueType,
          iso(t.createdAt),
          t.resolvedAt === null ? null : iso(t.resolvedAt),
          iso(t.createdAt),
        ]),
      ),
    );
    let events = 0;
    await copyIn(
      client,
      "COPY ticket_event (at, ticket_id, type, actor_kind, actor_id, data) FROM STDIN",
      lines(o, (t) => {
        events += t.events.length;
        let text = "";
        for (const e of t.events)
          text += copyLine([iso(e.at), t.id, e.type, e.actor.kind, e.actor.id, JSON.stringify(e.data)]);
        return text;
      }),
    );
    await copyIn(
      client,
      "COPY rating (id, ticket_id, score, created_at) FROM STDIN",
      lines(o, (t) => (t.score === null ? "" : copyLine([t.id, t.id, t.score, iso(t.createdAt)]))),
    );
    await copyIn(
      client,
      "COPY decision (id, ticket_id, at, policy_version, model_version, engine_version, disposition, facts, result) FROM STDIN",
      lines(o, (t) => {
        if (t.score === null) return "";
        const facts = { understanding: { signals: { frustration: { value: t.frustration } } } };
        const of = [yearId(3, t.number, 1), t.id, iso(t.createdAt), 1, "bench", "8", "human"];
        return copyLine([...of, JSON.stringify(facts), '{"complexity":0}']);
      }),
    );
    await client.query("ANALYZE ticket, ticket_event, rating, decision");
    return events;
  });

const literal = (text: string) => `"${text.replace(/["\\]/g, (c) => `\\${c}`)}"`;
function columnValue(value: unknown): string | number | boolean | null {
  if (Array.isArray(value) && typeof value[0] !== "object")
    return `{${value.map((v) => (typeof v === "string" ? literal(v) : v)).join(",")}}`;
  return value !== null && typeof value === "object"
    ? JSON.stringify(value)
    : (value as string | number | boolean | null);
}
const jsonColumns = new Set(["budgets", "people"]);
const instants = new Set(["createdAt", "resolvedAt", "abandonedAt", "lookAt"]);

/** The facts alone of a year, made by the same pure function from events that are not stored. */
export const fillFacts = (url: string, o: YearOptions): Promise<void> =>
  unwatched(url, async (client) => {
    const of = (t: YearTicket): TicketFact =>
      factOf({
        ticketId: t.id,
        events: t.events,
        score: t.score,
        verdict: null,
        decisions:
          t.score === null ? [] : [{ at: t.createdAt, frustration: t.frustration, issueType: null, tiers: [] }],
        scale: () => elapsedTime,
        asOf: o.to,
      })!;
    const fields = Object.keys(of(generateYear({ ...o, tickets: 1 }).next().value!)) as (keyof TicketFact)[];
    await copyIn(
      client,
      `COPY ticket_fact (${fields.map(columnOf).join(", ")}) FROM STDIN`,
      lines(o, (t) => {
        const fact = of(t);
        return copyLine(
          fields.map((field) => {
            const value = fact[field];
            if (instants.has(field)) return value === null ? null : iso(value as number);
            return jsonColumns.has(field) ? JSON.stringify(value) : columnValue(value);
          }),
        );
      }),
    );
    await client.query("ANALYZE ticket_fact");
  });
