import type { SkipReason } from "./rows";

export const historyImportStates = ["held", "waiting", "running", "done", "failed"] as const;
export type HistoryImportState = (typeof historyImportStates)[number];

export type SkipCounts = Partial<Record<SkipReason, number>>;

/** How far an import is; written with what it wrote, so that it goes on from there. */
export interface HistoryProgress {
  phase: "reading" | "writing";
  /** Rows read, those that were left out included. */
  rows: number;
  /** Of them in the stage. */
  staged: number;
  /** Written, or on a dry run to be written. */
  tickets: number;
  events: number;
  skipped: SkipCounts;
  /** Rows that are no UTF-8. */
  otherEncoding: number;
  /** The last ticket that was written, in the order of the stage. */
  lastTicket: string | null;
}

export const noProgress: HistoryProgress = {
  phase: "reading",
  rows: 0,
  staged: 0,
  tickets: 0,
  events: 0,
  skipped: {},
  otherEncoding: 0,
  lastTicket: null,
};

/** What an import did, or on a dry run would do. `rows` = `events` + the rows in `skipped`; `tickets` and `events` are those that
 *  were written: new ones, and such as were read otherwise before. */
export interface HistoryReport {
  source: string;
  rows: number;
  tickets: number;
  events: number;
  skipped: SkipCounts;
  /** Rows that were no UTF-8 and were read as Windows-1252. */
  otherEncoding: number;
  seconds: number;
  peakRssMb: number;
}

/** Of an import, so many of the rows that were left out are kept to be downloaded; all are counted. */
export const mostFaults = 10_000;
/** A ticket of more rows is refused: it has to fit in memory. */
export const mostRowsOfTicket = 200_000;
/** The most that a file may weigh that comes in through the screen, as it comes. */
export const maxHistoryBytes = 512 * 1024 ** 2;

/** Flags for Node that keep an import small: left alone it collects seldom where a machine has much memory. The largest ticket that
 *  is allowed has room. The launcher has the same (server/cli/lib/batonCommand.mjs). */
export const importFlags = ["--max-semi-space-size=32", "--max-old-space-size=320"] as const;
