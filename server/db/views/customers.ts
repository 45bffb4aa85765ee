import { normalisePhone } from "../../domain/customer/phone";
import type { AddressKind, Segment } from "../../domain/vocabulary";
import { db, Prisma } from "../client";

/** Customers on one page. */
export const customersPerPage = 100;

export interface CustomerLine {
  id: string;
  name: string;
  account: string | null;
  segment: Segment | null;
  addresses: { kind: AddressKind; value: string }[];
  open: number;
  tickets: number;
  /** When they last wrote; null for who never did. */
  lastContactAt: number | null;
}
export interface CustomerList {
  customers: CustomerLine[];
  /** How many there are under this search. */
  total: number;
}

interface Row extends Omit<CustomerLine, "addresses" | "lastContactAt"> {
  addresses: CustomerLine["addresses"] | null;
  lastContactAt: Date | null;
  total: number;
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

/** The digits of something that looks like a telephone number or a part of one, which are kept without spaces and signs. */
const digitsOf = (words: string): string | null => {
  const whole = normalisePhone(words);
  if (whole) return whole.slice(1);
  const digits = words.replace(/\D/g, "").replace(/^00?/, "");
  return digits.length >= 4 && /^[\d\s()+/.-]+$/.test(words) ? digits : null;
};

function matching(search: string): Prisma.Sql {
  const words = search.trim();
  if (words === "") return Prisma.sql`true`;
  const any = like(words);
  const digits = digitsOf(words);
  const number = digits ? Prisma.sql`OR (ca.kind = 'phone' AND ca.value LIKE ${like(digits)})` : Prisma.empty;
  return Prisma.sql`(c.name ILIKE ${any} OR a.name ILIKE ${any} OR a.external_id ILIKE ${any}
    OR EXISTS (SELECT 1 FROM customer_address ca WHERE ca.customer_id = c.id AND (ca.value ILIKE ${any} ${number}))
    OR EXISTS (SELECT 1 FROM customer m WHERE m.merged_into_id = c.id AND m.name ILIKE ${any}))`;
}

/** Customers by name, address or account, whoever wrote last first, a page (from 1) at a time. A customer who was merged is found by their old name as
 *  the one they are part of. */
export async function listCustomers(search: string, page = 1): Promise<CustomerList> {
  const rows = await db.$queryRaw<Row[]>`
    WITH found AS (
      SELECT c.id, c.name, a.name AS account, a.segment, t.open, t.tickets, t.last
      FROM customer c LEFT JOIN account a ON a.id = c.account_id
      LEFT JOIN (
        SELECT customer_id, count(*)::int AS tickets, max(last_customer_message_at) AS last,
          (count(*) FILTER (WHERE status IN ('open', 'waiting')))::int AS open
        FROM ticket GROUP BY customer_id) t ON t.customer_id = c.id
      WHERE c.merged_into_id IS NULL AND ${matching(search)})
    SELECT f.id, f.name, f.account, f.segment, COALESCE(f.open, 0) AS open, COALESCE(f.tickets, 0) AS tickets,
      f.last AS "lastContactAt", (SELECT count(*)::int FROM found) AS total,
      (SELECT jsonb_agg(jsonb_build_object('kind', ca.kind, 'value', ca.value) ORDER BY ca.kind, ca.value)
         FROM customer_address ca WHERE ca.customer_id = f.id) AS addresses
    FROM found f ORDER BY f.last DESC NULLS LAST, f.name, f.id 
    LIMIT ${customersPerPage} OFFSET ${(page - 1) * customersPerPage}`;
  const customers = rows.map(({ total: _, ...r }) => ({
    ...r,
    addresses: r.addresses ?? [],
    lastContactAt: r.lastContactAt?.getTime() ?? null,
  }));
  // Beyond the last page there is no row to tell how many there are.
  if (rows.length === 0 && page > 1) return { customers, total: (await listCustomers(search, 1)).total };
  return { customers, total: rows[0]?.total ?? 0 };
}
