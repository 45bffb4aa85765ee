import type { TicketFact } from "../../domain/analytics/fact";
import { layout } from "../../domain/analytics/measures";
import { monthNumber } from "../../domain/analytics/period";
import { type SumRow, Sums, textsOf, weigh } from "../../domain/analytics/sums";
import { addToBlock, type Block } from "../../domain/analytics/vector";
import { applySums, loadState, rebuildLock, shareApplyLock, takeApplyLock, writeDays, writeQuarters } from "./apply";
import { factNow } from "./factNow";
import { isSameFact, loadFacts, saveFacts, streamFacts } from "./factRows";
import { loadHistories } from "./histories";
import { analyticsPool, type Client, rowsOf, within } from "./pool";
import { type FactChange, sumsOfChanges } from "./refresh";
import { numbersFor } from "./values";

export interface Rebuilt {
  tickets: number;
  /** Facts that were missing or said something else than the events. */
  changed: number;
  factSeconds: number;
  rollupSeconds: number;
}
type Say = (text: string) => void;

/** Makes every fact of the desk's tickets anew from raw events. Numbers that are read meanwhile may be off by what is put right;
 *  the generation that is built afterwards is not. Nobody adds to the rollups while a part is compared and written, so what
 *  happens to a ticket meanwhile is never overwritten by what was before. */
async function remakeFacts(say: Say): Promise<{ tickets: number; changed: number }> {
  const done = { tickets: 0, changed: 0 };
  let last: string | null = "00000000-0000-0000-0000-000000000000";
  let turn = Promise.resolve<string[]>([]);
  const next = () => {
    turn = turn.then(async () => {
      const { rows } = await analyticsPool().query<{ id: string }>(
        "SELECT id FROM ticket WHERE id > $1::uuid ORDER BY id LIMIT 1000",
        [last],
      );
      last = rows.at(-1)?.id ?? last;
      return rows.map((r) => r.id);
    });
    return turn;
  };
  const lane = async () => {
    for (let ids = await next(); ids.length > 0; ids = await next()) {
      const changed = await remake(ids); // first: of two lanes that read the sum before, one would be lost
      done.changed += changed;
      done.tickets += ids.length;
      if (done.tickets % 50_000 === 0) say(`${done.tickets} tickets read`);
    }
  };
  // Two at once: the database reads for one while the other is thought about.
  await Promise.all([lane(), lane()]);
  return done;
}

/** Returns how many of these facts were missing or other. */
const remake = (ids: readonly string[]): Promise<number> =>
  within(async (client) => {
    await shareApplyLock(client);
    const [time] = await rowsOf<{ ms: number }>(
      client,
      "SELECT (extract(epoch FROM baton_now()) * 1000)::float8 AS ms",
    );
    const before = await loadFacts(client, ids);
    const facts = (await loadHistories(client, ids, time!.ms))
      .map(factNow)
      .filter((f) => f !== null && f !== "unreadable");
    const other = facts.filter((f) => {
      const was = before.get(f.ticketId);
      return !was || !isSameFact(was, f);
    });
    await saveFacts(client, other);
    return other.length;
  });

/** Adds days up to their month and writes both when they are complete. */
class Writer {
  private months = new Map<string, SumRow>();
  private month: number | null = null;
  /** What is being written while the next day is added up. */
  private writing = Promise.resolve();
  constructor(
    private readonly client: Client,
    private readonly gen: number,
  ) {}

  async day(sums: Sums): Promise<void> {
    const days = sums.days();
    if (days.length === 0) return;
    const month = monthNumber(days[0]!.day);
    if (month !== this.month) await this.endMonth();
    this.month = month;
    await this.writing;
    const quarters = sums.quarters();
    this.writing = writeDays(this.client, this.gen, days, 0).then(() => writeQuarters(this.client, this.gen, quarters));
    // It is looked at by the next await; until then it must not count as unheard.
    this.writing.catch(() => {});
    for (const row of days) {
      const name = `${row.group}/${row.source}/${row.xDim}/${row.x}/${row.yDim}`;
      const known = this.months.get(name);
      if (known) addToBlock(known.block, row.block);
      else {
        const block: Block = new Map();
        addToBlock(block, row.block);
        this.months.set(name, { ...row, day: month, block });
      }
    }
  }

  async endMonth(): Promise<void> {
    await this.writing;
    if (this.month === null) return;
    const rows = [...this.months.values()].filter((r) => r.block.size > 0);
    await writeDays(this.client, this.gen, rows, 1);
    await this.client.query(
      `INSERT INTO rollup_month (gen, source, month, is_summed) SELECT $1, s, $2, true FROM unnest($3::int[]) s`,
      [this.gen, this.month, [...new Set(rows.map((r) => r.source))]],
    );
    this.months = new Map();
  }
}

/** Sums all facts of a snapshot into an empty generation, in the order in which their tickets were created: only a day's sums and a
 *  month's are in memory. */
async function sumFacts(snapshot: Client, gen: number): Promise<void> {
  const client = await analyticsPool().connect();
  try {
    const writer = new Writer(client, gen);
    let day = "";
    let facts: TicketFact[] = [];
    const end = async () => {
      const weighed = facts.map(weigh);
      const sums = new Sums(await numbersFor(textsOf(weighed)));
      for (const one of weighed) sums.add(one);
      await writer.day(sums);
      facts = [];
    };
    for await (const some of streamFacts(snapshot, "true", [], "ORDER BY f.created_at, f.ticket_id")) {
      for (const fact of some) {
        const its = new Date(fact.createdAt).toISOString().slice(0, 10);
        if (its !== day) await end();
        day = its;
        facts.push(fact);
      }
    }
    await end();
    await writer.endMonth();
  } finally {
    client.release();
  }
}

async function forget(client: Client, gen: number, keep: boolean): Promise<void> {
  for (const table of ["rollup", "rollup_quarter", "rollup_month"])
    await client.query(`DELETE FROM ${table} WHERE gen ${keep ? "<>" : "="} $1`, [gen]);
}

/** Builds a generation of rollups beside the one that is read: what changes meanwhile is written into a journal, which is added
 *  before the new one takes over. Nothing of the desk waits but for the moments at both ends. */
async function buildGeneration(): Promise<void> {
  const snapshot = await analyticsPool().connect();
  try {
    const gen = await within(async (client) => {
      await takeApplyLock(client);
      const state = await loadState(client);
      const next = (state.gen % 30_000) + 1;
      await forget(client, next, false);
      await client.query("DELETE FROM fact_journal");
      await client.query("UPDATE rollup_state SET building = $1 WHERE id = 1", [next]);
      // Nobody adds at this moment: what this snapshot does not show will be in the journal.
      await snapshot.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      await snapshot.query("SELECT 1 FROM ticket_fact LIMIT 1");
      return next;
    });
    await sumFacts(snapshot, gen);
    await within(async (client) => {
      await takeApplyLock(client);
      const changes = await rowsOf<FactChange>(
        client,
        'SELECT was, "is" FROM fact_journal WHERE gen = $1 ORDER BY seq',
        [gen],
      );
      const sums = await sumsOfChanges(changes);
      await applySums(client, gen, sums);
      await client.query("UPDATE rollup_state SET gen = $1, layout = $2, building = NULL WHERE id = 1", [gen, layout]);
      await client.query("DELETE FROM fact_journal");
    });
    await within((client) => forget(client, gen, true));
  } finally {
    await snapshot.query("ROLLBACK").catch(() => {});
    snapshot.release();
  }
}

/** Everything from raw events, while the desk works. `isFromFacts`: the rollups alone. Null where another process is at it. */
export async function rebuildAnalytics(say: Say = () => {}, isFromFacts = false): Promise<Rebuilt | null> {
  const holder = await analyticsPool().connect();
  try {
    const [row] = await rowsOf<{ got: boolean }>(holder, `SELECT pg_try_advisory_lock(${rebuildLock}) AS got`);
    if (!row!.got) return null;
    const started = performance.now();
    const made = isFromFacts ? { tickets: 0, changed: 0 } : await remakeFacts(say);
    const between = performance.now();
    say(`facts of ${made.tickets} tickets, ${made.changed} made anew; now the rollups`);
    await buildGeneration();
    const done = performance.now();
    return { ...made, factSeconds: (between - started) / 1000, rollupSeconds: (done - between) / 1000 };
  } finally {
    await holder.query(`SELECT pg_advisory_unlock(${rebuildLock})`).catch(() => {});
    holder.release();
  }
}

/** Whether the rollups are of another layout than this code reads, or a rebuild was broken off. */
export async function isRebuildWanted(): Promise<boolean> {
  const { rows } = await analyticsPool().query<{ is: boolean }>(
    `SELECT s.layout <> $1 OR (s.building IS NOT NULL AND NOT EXISTS (
       SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objid = $2::int8::oid AND l.granted
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))) AS is FROM rollup_state s`,
    [layout, rebuildLock],
  );
  return rows[0]?.is ?? false;
}
