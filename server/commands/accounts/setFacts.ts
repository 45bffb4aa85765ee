import { confirmFacts, factColumns, factRow, loadAccountFacts } from "../../db/accounts/facts";
import { inTransaction, type Tx } from "../../db/client";
import { writeAll } from "../../db/statement";
import { type AccountFacts, changesOf, type FactChange } from "../../domain/context/facts";
import { type FactName, type FactSource, factNames } from "../../domain/context/vocabulary";
import type { Actor } from "../../domain/vocabulary";
import { BatonError, isUniqueViolation } from "../../errors";
import { newId } from "../ids";

export interface Said {
  externalId: string;
  facts: Partial<AccountFacts>;
}
export interface FactsSet {
  id: string;
  externalId: string;
  isNew: boolean;
  changes: FactChange[];
}

const unknownFacts = (name: string): AccountFacts => ({
  ...{ name, segment: "standard", plan: null, contractValue: null, renewalOn: null },
  ...{ expansion: null, churnRisk: null, owner: null },
});

/** What saying facts of accounts would change; an account that is not known needs a name to begin. */
export async function planFacts(
  from: Pick<Tx, "$queryRawUnsafe" | "$executeRawUnsafe" | "$queryRaw" | "$executeRaw">,
  said: readonly Said[],
  lock: boolean,
) {
  const known = await loadAccountFacts(
    from,
    said.map((s) => s.externalId),
    { lock },
  );
  return said.map(({ externalId, facts }) => {
    const account = known.get(externalId) ?? null;
    if (!account && facts.name === undefined) {
      const text = `There is no account ${externalId}: send its name too, and it is created`;
      throw new BatonError("notFound", text, "externalId");
    }
    const inForce = account?.facts ?? unknownFacts(facts.name!);
    const changes = changesOf(inForce, facts);
    return { externalId, facts, account, inForce, changes };
  });
}

/** What is said of accounts, in force and with its source and time; what was said before is kept. Facts that are the same as before
 *  are only confirmed. All or nothing. */
export async function setFacts(tx: Tx, said: readonly Said[], by: { source: FactSource; actor: Actor }, now: number) {
  const plans = await planFacts(tx, said, true);
  const byId = by.actor.id;
  const rows = plans.map(({ externalId, facts, account, inForce, changes }) => {
    const id = account?.id ?? newId();
    const after = {
      ...inForce,
      ...Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined)),
    } as AccountFacts;
    const differs = new Set(changes.map((c) => c.name));
    const names = factNames.filter((name) => facts[name] !== undefined);
    // Said for the first time counts as news even where the desk assumed the same before.
    const fresh = names.filter((name) => differs.has(name) || !account?.said[name]);
    const confirmed = names.filter((name) => !fresh.includes(name)).map((name) => account!.said[name]!);
    const news = fresh.map((name: FactName) =>
      factRow({ id: newId(), accountId: id, name, value: after[name], source: by.source, byId, at: now }),
    );
    return { id, externalId, isNew: account === null, after, changes, confirmed, news };
  });
  const columns = (list: typeof rows) =>
    list.map((r) => ({ id: r.id, external_id: r.externalId, ...factColumns(r.after) }));
  const at = new Date(now).toISOString();
  const audit = rows
    .filter((r) => r.isNew || r.changes.length > 0)
    .map((r) => ({
      ...{ at, actor_kind: by.actor.kind, actor_id: byId, action: r.isNew ? "account.create" : "account.facts" },
      ...{ subject_kind: "account", subject_id: r.id },
      details: { externalId: r.externalId, source: by.source, changes: r.changes },
    }));
  await writeAll(tx, [
    {
      table: "account",
      mode: "insert",
      rows: columns(rows.filter((r) => r.isNew)).map((r) => ({ ...r, created_at: at })),
    },
    { table: "account", mode: "update", rows: columns(rows.filter((r) => !r.isNew && r.changes.length > 0)) },
    { table: "account_fact", mode: "insert", rows: rows.flatMap((r) => r.news) },
    { table: "audit", mode: "insert", rows: audit },
  ]);
  await confirmFacts(
    tx,
    rows.flatMap((r) => r.confirmed),
    now,
  );
  return rows.map(({ id, externalId, isNew, changes }): FactsSet => ({ id, externalId, isNew, changes }));
}

/** Says facts of one account. Two that create it at once meet at a unique index; the later one finds it there. */
export async function sayFacts(said: Said, by: { source: FactSource; actor: Actor }, now: number): Promise<FactsSet> {
  const once = () => inTransaction(async (tx) => (await setFacts(tx, [said], by, now))[0]!);
  try {
    return await once();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return once();
  }
}
