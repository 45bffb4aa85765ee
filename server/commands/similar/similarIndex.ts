import { setImmediate as nextTurn, setTimeout as rest } from "node:timers/promises";
import { liveHub } from "../../db/live";
import {
  loadSimilarChanges,
  loadSimilarPage,
  recentCloseness,
  type SimilarRow,
  settledTransactions,
} from "../../db/similar";
import { mostRead, usualCloseness } from "../../domain/similar/unfamiliar";
import { isDatabaseGone } from "../../errors";
import { log } from "../../log";
import { askedWith, asVector } from "../../understanding/index/asked";
import { TextIndex } from "../../understanding/index/textIndex";

const lookEveryMs = 2_000;
/** Sooner when something was announced whose transaction others still precede. */
const lookAgainMs = 150;
const pageSize = 200;
/** What is usual changes over days. */
const usualEveryMs = 60_000;
/** Longer than this the process does nothing else. */
const sliceMs = 6;

export interface TicketFacts {
  customerId: string;
  /** When it came in, epoch ms. */
  at: number;
  isResolved: boolean;
}

/** Tickets and articles of the desk, ready to be searched: built once per process, then following the database. */
export class SimilarIndex {
  readonly tickets = new TextIndex<TicketFacts>();
  readonly articles = new TextIndex<null>();
  readonly resolved = new Set<string>();
  /** How close messages usually come to a resolved ticket; null while too few were compared. */
  usual: number | null = null;
  private usualAt = 0;
  /** Everything that was there at the start has been read. */
  isReady = false;
  private seen = "0";
  private stopping: AbortController | null = null;
  private done: Promise<void> = Promise.resolve();
  private looking: Promise<void> = Promise.resolve();
  private sliceEnd = 0;

  start(): void {
    if (this.stopping) return;
    this.stopping = new AbortController();
    this.done = this.follow(this.stopping.signal);
  }

  stop(): Promise<void> {
    this.stopping?.abort();
    return this.done;
  }

  /** Reads what was changed and committed since the last look; one look after the other, lest an older row overtake. */
  look(): Promise<void> {
    const next = this.looking.then(() => this.lookOnce());
    this.looking = next.catch(() => undefined);
    return next;
  }

  private async lookOnce(): Promise<void> {
    const upTo = await settledTransactions();
    for (let last: SimilarRow | null = null; ; ) {
      const rows: SimilarRow[] = await loadSimilarChanges(this.seen, upTo, last, pageSize);
      await this.take(rows);
      if (rows.length < pageSize) break;
      last = rows.at(-1)!;
    }
    this.seen = upTo;
    if (performance.now() - this.usualAt >= usualEveryMs) await this.measureUsual();
  }

  private async measureUsual(): Promise<void> {
    this.usual = usualCloseness(await recentCloseness(mostRead));
    this.usualAt = performance.now();
  }

  private async build(): Promise<void> {
    const began = performance.now();
    // First the mark, then the rows: what changes in between is read twice rather than never.
    const from = await settledTransactions();
    for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
      const rows = await loadSimilarPage(after, pageSize);
      await this.take(rows);
      if (rows.length < pageSize) break;
      after = rows.at(-1)!.id;
    }
    this.seen = from;
    await this.measureUsual();
    this.isReady = true;
    const found = { tickets: this.tickets.size, articles: this.articles.size };
    log.info({ ...found, ms: Math.round(performance.now() - began) }, "similar texts can be found");
  }

  /** In short slices: requests are answered in between. */
  private async take(rows: readonly SimilarRow[]): Promise<void> {
    for (const row of rows) {
      await this.breathe();
      this.takeOne(row);
    }
  }

  private async breathe(): Promise<void> {
    if (performance.now() < this.sliceEnd) return;
    await nextTurn();
    this.sliceEnd = performance.now() + sliceMs;
  }

  /** Takes a row that this process has just written, without waiting for transactions that began before it. */
  put(row: SimilarRow): void {
    if (this.isReady) this.takeOne(row);
  }

  private takeOne({ id, kind, state, question, resolution, signatures, vector, ...row }: SimilarRow): void {
    if (state === "out" || question === null) {
      (kind === "ticket" ? this.tickets : this.articles).remove(id);
      this.resolved.delete(id);
      return;
    }
    const isResolved = state === "resolved";
    const words = isResolved && resolution ? `${question}\n${resolution}` : question;
    const text = askedWith(words, signatures, asVector(vector));
    if (kind === "article") {
      this.articles.put(id, text, null);
      return;
    }
    this.tickets.put(id, text, { customerId: row.customerId ?? "", at: row.at, isResolved });
    if (isResolved) this.resolved.add(id);
    else this.resolved.delete(id);
  }

  private async follow(signal: AbortSignal): Promise<void> {
    let isNudged = false;
    let wake = () => {};
    const listener = (change: { similar: boolean }) => {
      if (!change.similar) return;
      isNudged = true;
      wake();
    };
    liveHub().start();
    liveHub().on("change", listener);
    while (!signal.aborted) {
      let pauseMs = isNudged ? lookAgainMs : lookEveryMs;
      isNudged = false;
      try {
        await (this.isReady ? this.look() : this.build());
      } catch (error) {
        if (!isDatabaseGone(error)) log.error({ err: error }, "looking for changed texts failed; trying again");
        pauseMs = lookEveryMs;
      }
      const woken = new AbortController();
      wake = () => woken.abort();
      const until = AbortSignal.any([signal, woken.signal]);
      if (!isNudged) await rest(pauseMs, undefined, { signal: until, ref: false }).catch(() => undefined);
    }
    liveHub().off("change", listener);
  }
}

// One per process, also across Next's separately bundled entry points.
const shared = globalThis as unknown as { batonSimilar?: SimilarIndex };
export function similarIndex(): SimilarIndex {
  shared.batonSimilar ??= new SimilarIndex();
  return shared.batonSimilar;
}
