import type { ColumnMapping } from "./columns";

/** A file as it was read: its columns, its first rows, and what the columns seem to say. */
export interface CsvPreview<C extends string> {
  headers: string[];
  rows: string[][];
  rowCount: number;
  mapping: ColumnMapping<C>;
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
export interface CsvCounts {
  rows: number;
  /** Rows of what begins, changes, or stays as it is. */
  created: number;
  changed: number;
  same: number;
  badRows: number;
  bad: BadCell[];
}
