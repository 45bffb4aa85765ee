import type { ColumnMapping } from "./csvColumns";
import type { FactChange } from "./facts";

/** A file of accounts as it was read: its columns, its first rows, and what the columns seem to say. */
export interface CsvPreview {
  headers: string[];
  rows: string[][];
  rowCount: number;
  mapping: ColumnMapping;
}

/** A cell, or a row, that is wrong. */
export interface BadCell {
  line: number;
  /** The column's header, or what is missing. */
  field: string;
  value: string;
  message: string;
}

/** What an import does or would do. */
export interface CsvPlan {
  rows: number;
  /** Accounts that begin, change, or stay as they are. */
  created: number;
  changed: number;
  same: number;
  badRows: number;
  /** The first of those that begin or change. */
  accounts: { line: number; externalId: string; name: string; isNew: boolean; changes: FactChange[] }[];
  bad: BadCell[];
}
