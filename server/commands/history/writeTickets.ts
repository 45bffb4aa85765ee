import { type Connection, transaction } from "../../db/history/connection";
import { type StoredFault, saveFaults, saveProgress } from "../../db/history/imports";
import { hasTickets } from "../../db/history/sources";
import { readStage, type StagedRow } from "../../db/history/stage";
import { loadHistoryEvents, type TicketWrite, writeHistoryTickets } from "../../db/history/tickets";
import { mostFaults, mostRowsOfTicket } from "../../domain/history/import";
import type { SkipReason } from "../../domain/history/rows";
import { compareEvents, type HistoryEvent, mergeEvents, ticketOf } from "../../domain/history/ticket";
import { repeatedIdOf } from "./identity";
import { LostHistoryImport } from "./lost";
import { countSkipped, type Log } from "./readLog";
import { fromStage } from "./staged";

/** Rows of one transaction, or those of one ticket that has more. */
const batchRows = 8_000;

/** All rows of one ticket in a file. */
interface StagedTicket {
  id: string;
  key: string;
  events: HistoryEvent[];
  rows: number;
  /** Rows that repeat an event's id. */
  repeated: number[];
  /** Of the rows that could be read. */
  lines: number[];
  /** It is left out as a whole. */
  refused: SkipReason | null;
}

const newTicket = (id: string): StagedTicket => ({
  ...{ id, key: "", events: [], rows: 0, repeated: [], lines: [], refused: null },
});

/** Puts a ticket together, row by row in the order of the file. */
function collector(importNo: number) {
  const seen = new Map<string, number>();
  let ticket: StagedTicket | null = null;
  return {
    /** The ticket before, where this row is another's. */
    add([ticketId, line, id, data]: StagedRow): StagedTicket | null {
      const done = ticket && ticket.id !== ticketId ? this.end() : null;
      ticket ??= newTicket(ticketId);
      ticket.rows++;
      // That one was counted when it was read.
      if (id === null) {
        ticket.refused ??= "ticketWithBadRow";
        return done;
      }
      ticket.lines.push(line);
      if (ticket.rows > mostRowsOfTicket) {
        ticket.refused = "tooManyRows";
        ticket.events = [];
        return done;
      }
      const { key, hasId, ...said } = fromStage(data);
      ticket.key = key;
      const n = seen.get(id) ?? 0;
      seen.set(id, n + 1);
      if (n > 0 && hasId) ticket.repeated.push(line);
      else ticket.events.push({ ...said, id: n === 0 ? id : repeatedIdOf(id, n), importNo, line });
      return done;
    },
    end(): StagedTicket | null {
      const done = ticket;
      ticket = null;
      seen.clear();
      return done;
    },
  };
}

/** Writes the staged rows ticket by ticket, each with all its events in one transaction, from after the last one that was written.
 *  `isDry`: only counts. */
export async function writeTickets(reading: Connection, writing: Connection, log: Log, isDry: boolean): Promise<void> {
  const { run, mapping, sourceId, progress } = log;
  const isKnownSource = await hasTickets(writing, sourceId);
  const defaultTier = mapping.tier?.default ?? null;
  const repeats: SkipReason = mapping.rowIs === "ticket" ? "duplicateKey" : "duplicateEvent";
  let faultCount = Object.values(progress.skipped).reduce((sum, n) => sum + n, 0);

  const flush = (tickets: readonly StagedTicket[]) =>
    transaction(writing, async () => {
      await writing.query("SET LOCAL synchronous_commit = off");
      const whole = tickets.filter((t) => t.refused === null);
      const ids = whole.map((t) => t.id);
      const known = isKnownSource ? await loadHistoryEvents(writing, ids) : new Map<string, HistoryEvent[]>();
      const faults: StoredFault[] = [];
      const skip = (reason: SkipReason, lines: readonly number[]) => {
        countSkipped(progress, reason, lines.length);
        for (const line of lines)
          if (reason !== "alreadyImported" && faultCount++ < mostFaults)
            faults.push({ line, reason, field: null, value: null });
      };
      for (const t of tickets) {
        if (t.refused) skip(t.refused, t.lines);
        else skip(repeats, t.repeated);
      }
      const writes: TicketWrite[] = [];
      for (const { id, key, events } of whole) {
        const had = known.get(id);
        const merged = had ? mergeEvents(had, events) : null;
        if (merged) countSkipped(progress, "alreadyImported", merged.same);
        const all = merged ? merged.events : events.sort(compareEvents);
        const isSame = merged !== null && merged.added + merged.changed === 0;
        const ticket = ticketOf(all, defaultTier);
        if (ticket.flaws.length > 0 && !isSame) countSkipped(progress, "resolvedBeforeCreated");
        if (isSame) continue;
        progress.tickets++;
        progress.events += merged ? merged.added + merged.changed : events.length;
        writes.push({ id, key, ticket, events: all, isKnown: merged !== null });
      }
      if (!isDry) await writeHistoryTickets(writing, sourceId, writes);
      await saveFaults(writing, run.id, faults);
      progress.lastTicket = tickets.at(-1)!.id;
      if (!(await saveProgress(writing, run, progress))) throw new LostHistoryImport();
    });

  await transaction(reading, async () => {
    const collect = collector(run.no);
    let batch: StagedTicket[] = [];
    let rows = 0;
    const take = async (ticket: StagedTicket | null) => {
      if (!ticket) return;
      batch.push(ticket);
      rows += ticket.rows;
      if (rows < batchRows) return;
      await flush(batch);
      batch = [];
      rows = 0;
    };
    for await (const staged of readStage(reading, run.no, progress.lastTicket)) {
      for (const row of staged) await take(collect.add(row));
    }
    await take(collect.end());
    if (batch.length > 0) await flush(batch);
  });
}
