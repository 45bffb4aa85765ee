import type { FlowReport, Hours } from "../../domain/analytics/flowReport";
import { flowOf, ownerSequence, owningEvents, ownings } from "../../domain/analytics/owners";
import type { TicketEvent } from "../../domain/ticket/events";
import { db } from "../client";
import { type Connection, copyCell, copyInto, fetchRows, transaction, withConnection } from "./connection";

/** One row for each ticket, imported or own: the same sums over both. */
const flowRows = "flow_rows";
const sums = (from: string) => `
  WITH t AS (SELECT * FROM ${from}),
  hours AS (SELECT top_tier, extract(epoch FROM resolved_at - created_at)::float8 / 3600 AS h FROM t WHERE resolved_at IS NOT NULL)
  SELECT count(*)::int AS tickets, coalesce(sum(event_count), 0)::bigint AS events,
    count(*) FILTER (WHERE handoffs = 0)::int AS "zeroHandoffs", coalesce(sum(handoffs), 0)::bigint AS handoffs,
    count(*) FILTER (WHERE is_circular)::int AS circular, count(*) FILTER (WHERE is_circular_twice)::int AS "circularTwice",
    count(*) FILTER (WHERE is_revisit)::int AS revisit, count(*) FILTER (WHERE is_reopened)::int AS reopened,
    (SELECT percentile_cont(ARRAY[.5, .9]) WITHIN GROUP (ORDER BY h) FROM hours) AS hours,
    (SELECT jsonb_object_agg(x.top_tier, jsonb_build_object('tickets', x.n, 'hours', y.hours)) FROM
       (SELECT top_tier, count(*)::int AS n FROM t WHERE top_tier IS NOT NULL GROUP BY top_tier) x
       LEFT JOIN (SELECT top_tier, percentile_cont(ARRAY[.5, .9]) WITHIN GROUP (ORDER BY h) AS hours FROM hours GROUP BY top_tier) y
       USING (top_tier)) AS tiers
  FROM t`;

interface SumRow {
  tickets: number;
  events: string;
  zeroHandoffs: number;
  handoffs: string;
  circular: number;
  circularTwice: number;
  revisit: number;
  reopened: number;
  hours: number[] | null;
  tiers: Record<string, { tickets: number; hours: number[] | null }> | null;
}

/** To a thousandth of an hour, some four seconds. */
const rounded = (hours: number | undefined) => (hours === undefined ? null : Math.round(hours * 1000) / 1000);
const hoursOf = (hours: number[] | null): Hours => ({
  medianHours: rounded(hours?.[0]),
  p90Hours: rounded(hours?.[1]),
});

function reportOf(row: SumRow): FlowReport {
  const { hours, tiers, events, handoffs, ...counts } = row;
  const byTier = Object.entries(tiers ?? {}).map(([tier, t]) => [tier, { tickets: t.tickets, ...hoursOf(t.hours) }]);
  return {
    ...{ tickets: counts.tickets, events: Number(events) },
    ...{ zeroHandoffs: counts.zeroHandoffs, handoffs: Number(handoffs) },
    ...{ circular: counts.circular, circularTwice: counts.circularTwice },
    ...{ revisit: counts.revisit, reopened: counts.reopened },
    resolution: hoursOf(hours),
    byTier: Object.fromEntries(byTier),
  };
}

/** The ids of the sources there are, by name; those that are being deleted are not. */
export async function historySourceId(name: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM history_source WHERE name = ${name} AND deleted_at IS NULL`;
  return rows[0]?.id ?? null;
}

/** Of imported tickets, of one source or all. */
export const importedFlow = (sourceId: string | null): Promise<FlowReport> =>
  withConnection(async (client) => {
    const from = `history_ticket WHERE source_id IN (SELECT id FROM history_source WHERE deleted_at IS NULL)
      AND ($1::uuid IS NULL OR source_id = $1::uuid)`;
    const { rows } = await client.query<SumRow>(sums(from), [sourceId]);
    return reportOf(rows[0]!);
  });

const read = [...owningEvents, "TicketCreated", "TicketResolved", "TicketReopened"];

/** A ticket of the desk's own as a row: by the events that say who owned it and how it ended. */
function ownRow(events: readonly TicketEvent[], eventCount: number): string {
  const owned = ownings(events);
  const flow = flowOf(ownerSequence(owned.map((o) => o.team)));
  let resolvedAt: number | null = null;
  let isReopened = false;
  for (const e of events) {
    if (e.type === "TicketResolved") resolvedAt = e.at;
    if (e.type === "TicketReopened") [resolvedAt, isReopened] = [null, true];
  }
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const topTier = owned.length > 0 ? Math.max(...owned.map((o) => o.tier)) : null;
  return [
    ...[iso(events[0]?.at ?? 0), iso(resolvedAt), flow.handoffs, flow.isCircular, flow.isCircularTwice, flow.isRevisit],
    ...[isReopened, topTier, eventCount],
  ]
    .map(copyCell)
    .join("\t");
}

const columns = `created_at, resolved_at, handoffs, is_circular, is_circular_twice, is_revisit, is_reopened, top_tier, event_count`;
type OwnEvent = [ticketId: string, type: string, at: Date, data: object | null, count: number];
const copied = 5_000;

/** Of the desk's own tickets, read from their events ticket by ticket. Duplicates that were merged into another are no tickets. */
export const ownFlow = (): Promise<FlowReport> =>
  withConnection((reading) =>
    withConnection(async (writing) => {
      await writing.query(
        `CREATE TEMP TABLE ${flowRows} (created_at timestamptz, resolved_at timestamptz, handoffs int, is_circular bool,
           is_circular_twice bool, is_revisit bool, is_reopened bool, top_tier int, event_count int)`,
      );
      await transaction(reading, () => readOwn(reading, writing));
      const { rows } = await writing.query<SumRow>(sums(flowRows));
      return reportOf(rows[0]!);
    }),
  );

async function readOwn(reading: Connection, writing: Connection): Promise<void> {
  let lines: string[] = [];
  const flush = async () => {
    await copyInto(writing, flowRows, columns, lines);
    lines = [];
  };
  let id: string | null = null;
  let events: TicketEvent[] = [];
  let count = 0;
  const end = async () => {
    if (id === null) return;
    lines.push(ownRow(events, count));
    if (lines.length >= copied) await flush();
  };
  // Every event is counted; those that matter are brought.
  const sql = `
    SELECT e.ticket_id, e.type, e.at, e.data, e.n
    FROM (SELECT ticket_id, type, at, data, seq, count(*) OVER (PARTITION BY ticket_id)::int AS n FROM ticket_event) e
    JOIN ticket t ON t.id = e.ticket_id AND t.merged_into_id IS NULL
    WHERE e.type = ANY($1::text[]) ORDER BY e.ticket_id, e.seq`;
  for await (const rows of fetchRows<OwnEvent>(reading, sql, [read])) {
    for (const [ticketId, type, at, data, n] of rows) {
      if (ticketId !== id) {
        await end();
        id = ticketId;
        events = [];
        count = n;
      }
      events.push({ type, at: at.getTime(), actor: { kind: "system", id: null }, data } as TicketEvent);
    }
  }
  await end();
  await flush();
}
