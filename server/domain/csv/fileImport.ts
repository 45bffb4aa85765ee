import { pauseAfter } from "../delivery/retry";
import type { CsvCounts } from "./import";

export const importKinds = ["accounts", "people"] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStates = ["waiting", "running", "done", "failed"] as const;
export type ImportState = (typeof importStates)[number];

export const isUnderWay = (state: ImportState): boolean => state === "waiting" || state === "running";

/** An import as whoever asked for it sees it. Instants in epoch ms. */
export interface ImportView<P extends CsvCounts> {
  id: string;
  state: ImportState;
  /** How often it was begun. */
  attempts: number;
  requestedAt: number;
  finishedAt: number | null;
  /** What it did, once it is done. */
  report: P | null;
  /** Why it failed. */
  error: string | null;
}

/** A file that broke off so often takes something along each time. */
export const mostAttempts = 5;

/** When an import that broke off for the `attempts`th time may begin again, in epoch ms, as deliveries do; null = it has failed.
 *  `chance` is from [0, 1). */
export const beginsAgainAt = (attempts: number, now: number, chance: number): number | null =>
  attempts >= mostAttempts ? null : now + pauseAfter(attempts, chance);
