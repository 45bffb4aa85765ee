interface Whole {
  label: string;
  /** How many rows there are, the head with them, whether they exist on the page or not. */
  rows: number;
  /** Several rows can be chosen. */
  isMulti: boolean;
}

/** What makes a grid of rows that are placed absolutely, which the elements of a table cannot be: `<div {...grid.row(2)}>`. */
export const grid = {
  whole: ({ label, rows, isMulti }: Whole) => ({
    role: "grid",
    "aria-label": label,
    "aria-rowcount": rows,
    "aria-multiselectable": isMulti || undefined,
  }),
  rows: { role: "rowgroup" },
  /** Its place from 1, the head being the first; `isChosen` where rows can be chosen. */
  row: (index: number, isChosen?: boolean) => ({ role: "row", "aria-rowindex": index, "aria-selected": isChosen }),
  head: (sort?: "ascending" | "descending") => ({ role: "columnheader", "aria-sort": sort }),
  cell: { role: "gridcell" },
  /** Only lays things out. */
  box: { role: "presentation" },
} as const;
