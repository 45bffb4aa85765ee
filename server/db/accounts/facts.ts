import type { AccountFacts } from "../../domain/context/facts";
import type { FactName, FactSource } from "../../domain/context/vocabulary";
import type { Segment } from "../../domain/vocabulary";
import type { Queryable } from "../client";

export interface KnownAccount {
  id: string;
  externalId: string;
  facts: AccountFacts;
  /** The row of each fact's newest saying. */
  said: Partial<Record<FactName, string>>;
}

interface Row {
  id: string;
  external_id: string;
  name: string;
  segment: Segment;
  plan: string | null;
  amount: number | null;
  currency: string | null;
  renewal_on: string | null;
  expansion: AccountFacts["expansion"];
  churn_risk: number | null;
  owner: string | null;
  said: KnownAccount["said"] | null;
}

export const contractOf = (amount: number | null, currency: string | null): AccountFacts["contractValue"] =>
  amount === null || currency === null ? null : { amount, currency };

/** The accounts of these external ids, locked in one order until the transaction ends when `lock` says so. */
export async function loadAccountFacts(
  from: Queryable,
  externalIds: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, KnownAccount>> {
  if (lock) {
    await from.$queryRawUnsafe(
      "SELECT id FROM account WHERE external_id = ANY($1::text[]) ORDER BY id FOR UPDATE",
      externalIds,
    );
  }
  const rows = await from.$queryRawUnsafe<Row[]>(
    `SELECT a.id, a.external_id, a.name, a.segment, a.plan, a.contract_amount::float8 AS amount,
       a.contract_currency AS currency, to_char(a.renewal_on, 'YYYY-MM-DD') AS renewal_on, a.expansion, a.churn_risk, a.owner,
       (SELECT jsonb_object_agg(f.name, f.id) FROM (
          SELECT DISTINCT ON (name) name, id FROM account_fact WHERE account_id = a.id
          ORDER BY name, said_at DESC, id DESC) f) AS said
     FROM account a WHERE a.external_id = ANY($1::text[])`,
    externalIds,
  );
  return new Map(
    rows.map((r) => {
      const { name, segment, plan, expansion, owner } = r;
      const facts: AccountFacts = {
        ...{ name, segment, plan, expansion, owner },
        contractValue: contractOf(r.amount, r.currency),
        renewalOn: r.renewal_on,
        churnRisk: r.churn_risk,
      };
      return [r.external_id, { id: r.id, externalId: r.external_id, facts, said: r.said ?? {} }];
    }),
  );
}

/** The columns of an account that hold its facts. */
export const factColumns = (f: AccountFacts) => ({
  name: f.name,
  segment: f.segment,
  plan: f.plan,
  contract_amount: f.contractValue?.amount ?? null,
  contract_currency: f.contractValue?.currency ?? null,
  renewal_on: f.renewalOn,
  expansion: f.expansion,
  churn_risk: f.churnRisk,
  owner: f.owner,
});

export const factRow = (row: {
  id: string;
  accountId: string;
  name: FactName;
  value: unknown;
  source: FactSource;
  byId: string | null;
  at: number;
}) => {
  const at = new Date(row.at).toISOString();
  const { id, accountId: account_id, name, value, source, byId: by_id } = row;
  return { id, account_id, name, value, source, by_id, said_at: at, confirmed_at: at };
};

/** The same was said again. */
export async function confirmFacts(to: Queryable, ids: readonly string[], at: number): Promise<void> {
  if (ids.length === 0) return;
  await to.$executeRawUnsafe(
    "UPDATE account_fact SET confirmed_at = $2::timestamptz WHERE id = ANY($1::uuid[])",
    ids,
    new Date(at),
  );
}
