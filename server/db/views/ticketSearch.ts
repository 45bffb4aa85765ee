import type { ListOrder, TicketAsk, TicketFilter } from "../../domain/lists/ticketAsk";
import { db, Prisma } from "../client";
import { ticketsAtRisk } from "./atRisk";
import { isLastResort, isLate, isOpen, isSetAside, isWithNobody, listTickets, type TicketLine } from "./ticketList";

/** Numbers that one page of an order holds: enough for many screens, and small on the wire. */
export const numbersPerPage = 2_000;
/** Beyond this a view's count is told as "more". */
export const mostCounted = 1_000;

const sql = Prisma.sql;
const like = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;
const all = (parts: Prisma.Sql[]) => (parts.length === 0 ? sql`true` : Prisma.join(parts, " AND "));
const any = (parts: Prisma.Sql[]) => sql`(${Prisma.join(parts, " OR ")})`;

function queueCondition(id: string): Prisma.Sql {
  if (id === "assistant") return sql`t.assistant_lane IS NOT NULL`;
  if (id === "unowned") return sql`t.owner_team_id IS NULL AND t.assignee_id IS NULL`;
  if (id === "last-resort") return isLastResort;
  if (id === "set-aside") return isSetAside;
  const [, team, tier] = /^(.+)-t([1-9])$/.exec(id) ?? [];
  if (team === undefined) return sql`false`;
  return sql`(t.owner_team_id = ${team} AND t.queue_tier = ${Number(tier)} AND t.assistant_lane IS NULL)`;
}

function textCondition(words: string): Prisma.Sql {
  const found = like(words);
  const digits = /^#?(\d{1,15})$/.exec(words)?.[1];
  return any([
    ...(digits ? [sql`t.number = ${BigInt(digits)}`] : []),
    sql`t.subject ILIKE ${found}`,
    sql`t.customer_id IN (SELECT id FROM customer WHERE name ILIKE ${found})`,
    sql`t.account_id IN (SELECT id FROM account WHERE name ILIKE ${found})`,
  ]);
}

function holderCondition(holder: NonNullable<TicketFilter["holder"]>, me: string): Prisma.Sql {
  if (holder === "nobody") return isWithNobody;
  if (holder === "offered") return sql`t.offer_id IS NOT NULL`;
  if (holder === "assistant") return sql`t.assistant_lane IS NOT NULL`;
  return sql`t.assignee_id = ${holder === "me" ? me : holder}::uuid`;
}

/** What a filter asks of a ticket (alias `t`), open ones only. `me`: whose list it is. */
async function conditionOf(f: TicketFilter, me: string): Promise<Prisma.Sql> {
  const words = f.q.trim();
  const types = f.types.filter((id) => id !== "none");
  const typed = [
    ...(types.length > 0 ? [sql`t.issue_type_id = ANY(${types})`] : []),
    ...(f.types.includes("none") ? [sql`t.issue_type_id IS NULL`] : []),
  ];
  const risk =
    f.risk === "late"
      ? [isLate]
      : f.risk === "atRisk"
        ? [sql`t.id = ANY(${(await ticketsAtRisk()).map((r) => r.id)}::uuid[])`]
        : [];
  return all([
    isOpen,
    ...(words === "" ? [] : [textCondition(words)]),
    ...(f.queues.length > 0 ? [any(f.queues.map(queueCondition))] : []),
    ...(f.tiers.length > 0 ? [sql`t.queue_tier = ANY(${f.tiers})`] : []),
    ...(f.statuses.length > 0 ? [sql`t.status = ANY(${f.statuses})`] : []),
    ...(f.segments.length > 0 ? [sql`t.segment = ANY(${f.segments})`] : []),
    ...(typed.length > 0 ? [any(typed)] : []),
    ...(f.channels.length > 0 ? [sql`t.channel = ANY(${f.channels})`] : []),
    ...(f.priority === null ? [] : [sql`t.priority >= ${f.priority}`]),
    ...risk,
    ...(f.holder === null ? [] : [holderCondition(f.holder, me)]),
  ]);
}

/** What each order sorts by before the number, as its index has it, and how a cursor's text becomes that again. */
const keys: Record<ListOrder, { key: Prisma.Sql; type: Prisma.Sql }> = {
  breach: { key: sql`COALESCE(t.next_breach_at, 'infinity')`, type: sql`timestamptz` },
  priority: { key: sql`(100 - t.priority)`, type: sql`int` },
  age: { key: sql`t.number`, type: sql`bigint` },
};

/** Where a page of an order ended. */
export interface OrderCursor {
  key: string;
  number: number;
}
export interface OrderPage {
  /** Tickets by their numbers, in order. */
  numbers: number[];
  /** null at the end. */
  next: OrderCursor | null;
}

/** A page of the numbers of the tickets that fit, in order, from where the page before ended: however far on, the index leads
 *  there at once. */
export async function orderOf(ask: TicketAsk, me: string, after: OrderCursor | null): Promise<OrderPage> {
  const { key, type } = keys[ask.order];
  const where = await conditionOf(ask.filter, me);
  const compare = ask.isReversed ? sql`<` : sql`>`;
  const direction = ask.isReversed ? sql`DESC` : sql`ASC`;
  const beyond = after
    ? sql`AND (${key}, t.number) ${compare} (${after.key}::${type}, ${after.number}::bigint)`
    : Prisma.empty;
  const rows = await db.$queryRaw<{ number: number; key: string }[]>`
    SELECT t.number::float8 AS number, ${key}::text AS key FROM ticket t WHERE ${where} ${beyond}
    ORDER BY ${key} ${direction}, t.number ${direction} LIMIT ${numbersPerPage}`;
  const last = rows.length === numbersPerPage ? rows.at(-1)! : null;
  return { numbers: rows.map((r) => r.number), next: last && { key: last.key, number: last.number } };
}

/** The few tickets that words or a number lead to, also such as are done: the number itself first, then open ones, the newest
 *  first. */
export async function findTickets(words: string, limit = 8): Promise<TicketLine[]> {
  const digits = /^#?(\d{1,15})$/.exec(words.trim())?.[1] ?? "0";
  const by = sql`t.number = ${BigInt(digits)} DESC, ${isOpen} DESC, t.created_at DESC`;
  return words.trim() === "" ? [] : listTickets(textCondition(words.trim()), limit, { by });
}

/** How many tickets fit. */
export async function countOf(filter: TicketFilter, me: string): Promise<number> {
  const where = await conditionOf(filter, me);
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ticket t WHERE ${where}`;
  return row!.count;
}

/** How many tickets fit each filter, counted no further than `mostCounted`. */
export async function countEach(filters: readonly TicketFilter[], me: string): Promise<number[]> {
  if (filters.length === 0) return [];
  const wheres = await Promise.all(filters.map((f) => conditionOf(f, me)));
  const counts = wheres.map(
    (where) => sql`(SELECT count(*)::int FROM (SELECT 1 FROM ticket t WHERE ${where} LIMIT ${mostCounted + 1}) x)`,
  );
  const [row] = await db.$queryRaw<{ counts: number[] }[]>`SELECT ARRAY[${Prisma.join(counts)}] AS counts`;
  return row!.counts;
}

/** The ids of tickets by their numbers; numbers that nobody has are left out. */
export async function idsOfNumbers(numbers: readonly number[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ticket WHERE number = ANY(${numbers.map(BigInt)}::bigint[])`;
  return rows.map((r) => r.id);
}
