/** The figures of a chart as a table: for the table view, the screen reader and the CSV file. */
export interface Figures {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
  /** Where a cell's tickets are listed, row by row; only the table view leads there. */
  links?: readonly (readonly (string | undefined)[])[];
}

/** How a value is told. `share` is 0 to 1, `seconds` a length of time. */
export type Unit = "count" | "share" | "seconds" | "score";
