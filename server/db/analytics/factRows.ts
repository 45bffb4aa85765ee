import { columnOf } from "../../domain/analytics/condition";
import type { TicketFact } from "../../domain/analytics/fact";
import { type Client, rowsOf } from "./pool";

const instants = ["createdAt", "resolvedAt", "abandonedAt", "lookAt"] as const satisfies readonly (keyof TicketFact)[];

/** Every field, in the order of the table's columns; the type makes sure that none is missing. */
const fieldSet: Record<keyof TicketFact, true> = {
  ticketId: true,
  source: true,
  createdAt: true,
  issueType: true,
  segment: true,
  channel: true,
  team: true,
  tier: true,
  person: true,
  isMerged: true,
  isResolved: true,
  stages: true,
  moves: true,
  isEscalated: true,
  owners: true,
  flows: true,
  handoffs: true,
  isCircular: true,
  isCircularTwice: true,
  isRevisit: true,
  resolvedAt: true,
  ttrS: true,
  ttrBusinessS: true,
  ttrNetS: true,
  reopens: true,
  firstHuman: true,
  isFirstTouchRight: true,
  isSettled: true,
  handlingS: true,
  isOverEscalated: true,
  acceptance: true,
  firstResponse: true,
  nextResponse: true,
  resolution: true,
  budgets: true,
  budgetTiers: true,
  overTiers: true,
  score: true,
  frustrationBand: true,
  waitBand: true,
  queues: true,
  abandoned: true,
  abandonedAt: true,
  abandonedQueue: true,
  abandonCause: true,
  isAssistantInvolved: true,
  isAssistantResolved: true,
  isContained: true,
  isAnswerRight: true,
  isFollowedUp: true,
  people: true,
  workers: true,
  lookAt: true,
};
const fields = Object.keys(fieldSet) as (keyof TicketFact)[];
const columns = fields.map(columnOf);

type Stored = Record<string, unknown>;
const isInstant = new Set<string>(instants);

function toRow(fact: TicketFact): Stored {
  const row: Stored = {};
  for (const field of fields) {
    const value = fact[field];
    row[columnOf(field)] = isInstant.has(field) && value !== null ? new Date(value as number).toISOString() : value;
  }
  return row;
}

function toFact(row: Stored): TicketFact {
  const fact: Stored = {};
  for (let at = 0; at < fields.length; at++) {
    const value = row[columns[at]!];
    fact[fields[at]!] = value instanceof Date ? value.getTime() : value;
  }
  return fact as unknown as TicketFact;
}

/** To be put after SELECT, of `ticket_fact` aliased f. */
export const factColumns = columns.map((c) => `f.${c}`).join(", ");

/** Facts by their tickets' ids; those that have none are missing. */
export async function loadFacts(client: Client, ids: readonly string[]): Promise<Map<string, TicketFact>> {
  const rows = await rowsOf<Stored>(
    client,
    `SELECT ${factColumns} FROM ticket_fact f WHERE f.ticket_id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((r) => [r.ticket_id as string, toFact(r)]));
}

/** Facts that `where` holds of, some thousands at a time, so that memory stays bounded however many there are. */
export async function* streamFacts(
  client: Client,
  where: string,
  parameters: readonly unknown[],
  order = "",
): AsyncGenerator<TicketFact[]> {
  const name = `facts_${++cursors}`;
  await client.query(
    `DECLARE ${name} NO SCROLL CURSOR FOR SELECT ${factColumns} FROM ticket_fact f WHERE ${where} ${order}`,
    [...parameters],
  );
  for (;;) {
    const rows = await rowsOf<Stored>(client, `FETCH 4000 FROM ${name}`);
    if (rows.length === 0) break;
    yield rows.map(toFact);
  }
  await client.query(`CLOSE ${name}`);
}
let cursors = 0;

const overwrite = columns
  .filter((c) => c !== "ticket_id")
  .map((c) => `${c} = EXCLUDED.${c}`)
  .join(", ");

export async function saveFacts(client: Client, facts: readonly TicketFact[]): Promise<void> {
  if (facts.length === 0) return;
  await client.query(
    `INSERT INTO ticket_fact (${columns.join(", ")})
     SELECT ${columns.map((c) => `x.${c}`).join(", ")} FROM json_populate_recordset(null::ticket_fact, $1::json) x
     ON CONFLICT (ticket_id) DO UPDATE SET ${overwrite}`,
    [JSON.stringify(facts.map(toRow))],
  );
}

export async function deleteFacts(client: Client, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await client.query("DELETE FROM ticket_fact WHERE ticket_id = ANY($1::uuid[])", [ids]);
}

/** Whether two facts say the same; the database does not keep the order of a json object's keys. */
export function isSameFact(a: TicketFact, b: TicketFact): boolean {
  return fields.every((field) => stable(a[field]) === stable(b[field]));
}
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, v) =>
    v !== null && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
