import type { AccountOrder, AccountQuery } from "../../domain/context/accountQuery";
import { leastBefore, leastRecent } from "../../domain/context/volume";
import type { Segment } from "../../domain/vocabulary";
import { contractOf } from "../accounts/facts";
import { db, Prisma } from "../client";

/** Accounts on one page. */
export const accountsPerPage = 50;

export interface AccountLine {
  id: string;
  externalId: string | null;
  name: string;
  segment: Segment;
  plan: string | null;
  value: { amount: number; currency: string } | null;
  /** YYYY-MM-DD. */
  renewalOn: string | null;
  churnRisk: number | null;
  /** The metric that changed most in 7 days; null without enough data. */
  volume: { metric: string; change: number } | null;
  open: number;
}
export interface AccountList {
  accounts: AccountLine[];
  /** How many there are under this search. */
  total: number;
  plans: string[];
}

interface Row extends Omit<AccountLine, "value" | "volume"> {
  amount: number | null;
  currency: string | null;
  metric: string | null;
  change: number | null;
  total: number;
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

const orders: Record<AccountOrder, Prisma.Sql> = {
  name: Prisma.sql`lower(f.name)`,
  value: Prisma.sql`f.amount`,
  renewal: Prisma.sql`f.renewal_on`,
  churn: Prisma.sql`f.churn_risk`,
  volume: Prisma.sql`f.change`,
  open: Prisma.sql`f.open`,
};

/** Accounts by name, id, plan or owner, a page at a time; what is not known comes last whichever way they are sorted. Volume
 *  is told as by `volumeOf`, for the metric that changed most. */
export async function listAccounts(q: AccountQuery, today: string): Promise<AccountList> {
  const words = q.search.trim();
  const any = like(words);
  const found =
    words === ""
      ? Prisma.sql`true`
      : Prisma.sql`(a.name ILIKE ${any} OR a.external_id ILIKE ${any}
    OR a.plan ILIKE ${any} OR a.owner ILIKE ${any})`;
  const direction = q.isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await db.$queryRaw<Row[]>`
    WITH sums AS (
      SELECT account_id, metric,
        sum(value) FILTER (WHERE day >= ${today}::date - 7) / count(*) FILTER (WHERE day >= ${today}::date - 7) AS recent,
        sum(value) FILTER (WHERE day < ${today}::date - 7) / count(*) FILTER (WHERE day < ${today}::date - 7) AS before
      FROM usage_day WHERE day >= ${today}::date - 35 AND day < ${today}::date GROUP BY account_id, metric
      HAVING count(*) FILTER (WHERE day >= ${today}::date - 7) >= ${leastRecent}
        AND count(*) FILTER (WHERE day < ${today}::date - 7) >= ${leastBefore}
        AND sum(value) FILTER (WHERE day < ${today}::date - 7) > 0),
    volume AS (
      SELECT DISTINCT ON (account_id) account_id, metric, recent / before - 1 AS change
      FROM sums ORDER BY account_id, abs(recent / before - 1) DESC, metric),
    f AS (
      SELECT a.id, a.external_id, a.name, a.segment, a.plan, a.contract_amount::float8 AS amount,
        a.contract_currency AS currency, a.renewal_on, a.churn_risk, v.metric, v.change,
        (SELECT count(*)::int FROM ticket t WHERE t.account_id = a.id AND t.status IN ('open', 'waiting')) AS open
      FROM account a LEFT JOIN volume v ON v.account_id = a.id
      WHERE ${found} AND (${q.segment}::text IS NULL OR a.segment = ${q.segment})
        AND (${q.plan}::text IS NULL OR a.plan = ${q.plan}))
    SELECT f.id, f.external_id AS "externalId", f.name, f.segment, f.plan, f.amount, f.currency,
      to_char(f.renewal_on, 'YYYY-MM-DD') AS "renewalOn", f.churn_risk AS "churnRisk", f.metric, f.change, f.open,
      (SELECT count(*)::int FROM f) AS total
    FROM f ORDER BY ${orders[q.order]} ${direction} NULLS LAST, lower(f.name), f.id
    LIMIT ${accountsPerPage} OFFSET ${(q.page - 1) * accountsPerPage}`;
  const plans = await db.$queryRaw<{ plan: string }[]>`
    SELECT DISTINCT plan FROM account WHERE plan IS NOT NULL ORDER BY plan LIMIT 100`;
  const accounts = rows.map(({ total: _, amount, currency, metric, change, ...r }) => ({
    ...r,
    value: contractOf(amount, currency),
    volume: metric === null || change === null ? null : { metric, change },
  }));
  return { accounts, total: rows[0]?.total ?? 0, plans: plans.map((p) => p.plan) };
}
