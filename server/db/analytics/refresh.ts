import { ownSource, type TicketFact } from "../../domain/analytics/fact";
import { Sums, textsOf, weigh } from "../../domain/analytics/sums";
import { applySums, loadState, takeApplyLock, tryApplyLock } from "./apply";
import { factNow } from "./factNow";
import { deleteFacts, isSameFact, loadFacts, saveFacts } from "./factRows";
import { loadHistories } from "./histories";
import { type Client, rowsOf, within } from "./pool";
import { numbersFor } from "./values";

/** Tickets at a time. */
const batch = 400;

async function claim(client: Client, asOf: number): Promise<string[]> {
  const due = await rowsOf<{ id: string }>(
    client,
    `DELETE FROM fact_due WHERE seq IN (SELECT seq FROM fact_due ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ticket_id AS id`,
    [batch],
  );
  const byTime = await rowsOf<{ id: string }>(
    client,
    "SELECT ticket_id AS id FROM ticket_fact WHERE look_at <= to_timestamp($1::float8 / 1000) AND source = $3 ORDER BY look_at LIMIT $2",
    [asOf, batch, ownSource],
  );
  return [...new Set([...due, ...byTime].map((r) => r.id))];
}

/** What a ticket's fact was and is; null = there is none. */
export interface FactChange {
  was: TicketFact | null;
  is: TicketFact | null;
}

/** What changes add and take away. */
export async function sumsOfChanges(changes: readonly FactChange[]): Promise<Sums> {
  const weighed = (of: keyof FactChange) => changes.flatMap((c) => (c[of] ? [weigh(c[of])] : []));
  const [old, fresh] = [weighed("was"), weighed("is")];
  const sums = new Sums(await numbersFor([...textsOf(old), ...textsOf(fresh)]));
  for (const one of old) sums.add(one, -1);
  for (const one of fresh) sums.add(one);
  return sums;
}

/** Replaces facts and applies −old +new to the rollups, in the caller's transaction and under the lock of whoever applies. What is
 *  being built beside them gets to know. Changes that change nothing are left out before. */
export async function applyChanges(client: Client, changes: readonly FactChange[]): Promise<void> {
  if (changes.length === 0) return;
  const sums = await sumsOfChanges(changes);
  await saveFacts(
    client,
    changes.flatMap(({ is }) => (is ? [is] : [])),
  );
  await deleteFacts(
    client,
    changes.flatMap(({ was, is }) => (was && !is ? [was.ticketId] : [])),
  );
  const { gen, building } = await loadState(client);
  await applySums(client, gen, sums);
  if (building === null) return;
  await client.query(
    `INSERT INTO fact_journal (gen, was, "is")
     SELECT $1, nullif(x.was, 'null'::jsonb), nullif(x."is", 'null'::jsonb) FROM jsonb_to_recordset($2::jsonb) AS x(was jsonb, "is" jsonb)`,
    [building, JSON.stringify(changes)],
  );
}

/** Makes the facts anew of tickets that something happened to, or whose time has come: exactly once, for the list of what is due, the
 *  fact and the sums change in one transaction. Returns how many tickets were looked at; 0 also where another worker is at it. */
export const refreshFacts = (): Promise<number> =>
  within(async (client) => {
    if (!(await tryApplyLock(client))) return 0;
    const [time] = await rowsOf<{ ms: number }>(
      client,
      "SELECT (extract(epoch FROM baton_now()) * 1000)::float8 AS ms",
    );
    const ids = await claim(client, time!.ms);
    if (ids.length === 0) return 0;
    const before = await loadFacts(client, ids);
    const changes: FactChange[] = [];
    for (const history of await loadHistories(client, ids, time!.ms)) {
      const was = before.get(history.ticketId) ?? null;
      const is = factNow(history);
      if (is === "unreadable") continue;
      const isSame = was === null || is === null ? was === is : isSameFact(was, is);
      if (!isSame) changes.push({ was, is });
    }
    await applyChanges(client, changes);
    return ids.length;
  });

/** Facts of a source other than the desk: added, or replaced where the ticket is known. The hook of imports, whose `facts` are made
 *  by `factOfImported`; at most some thousands at a time, for the worker waits meanwhile. */
export const putFacts = (facts: readonly TicketFact[]): Promise<void> =>
  within(async (client) => {
    await takeApplyLock(client);
    const before = await loadFacts(
      client,
      facts.map((f) => f.ticketId),
    );
    const changes = facts.map((is) => ({ was: before.get(is.ticketId) ?? null, is }));
    await applyChanges(
      client,
      changes.filter(({ was, is }) => was === null || !isSameFact(was, is)),
    );
  });

/** Takes a source out of all numbers, a part at a time. */
export async function removeSource(source: string): Promise<void> {
  for (let left = true; left; ) {
    left = await within(async (client) => {
      await takeApplyLock(client);
      const ids = await rowsOf<{ id: string }>(
        client,
        "SELECT ticket_id AS id FROM ticket_fact WHERE source = $1 LIMIT 2000",
        [source],
      );
      const facts = await loadFacts(
        client,
        ids.map((r) => r.id),
      );
      await applyChanges(
        client,
        [...facts.values()].map((was) => ({ was, is: null })),
      );
      return ids.length > 0;
    });
  }
}
