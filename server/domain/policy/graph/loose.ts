/** Reading and changing a document that may be half done: whatever has another shape is passed over, and nothing is changed in
 *  place. */
export type Loose = Record<string, unknown>;
export const isLoose = (x: unknown): x is Loose => typeof x === "object" && x !== null && !Array.isArray(x);
export const listOf = (x: unknown): readonly unknown[] => (Array.isArray(x) ? x : []);
export const textOf = (x: unknown): string | null => (typeof x === "string" ? x : null);
export const numberOf = (x: unknown): number | null => (typeof x === "number" && Number.isFinite(x) ? x : null);
export const textsOf = (x: unknown): string[] => listOf(x).filter((one): one is string => typeof one === "string");
export const sectionOf = (document: unknown, key: string): unknown => (isLoose(document) ? document[key] : undefined);

/** The rows of a list section that are rows, each with its place in the list. */
export function rowsOf(document: unknown, key: string): { row: Loose; index: number }[] {
  return listOf(sectionOf(document, key)).flatMap((row, index) => (isLoose(row) ? [{ row, index }] : []));
}

/** A copy of the document with another section. */
export const withSection = (document: unknown, key: string, value: unknown): Loose => ({
  ...(isLoose(document) ? document : {}),
  [key]: value,
});

/** A copy with one row of a list section changed. */
export function withRow(document: unknown, key: string, index: number, change: (row: Loose) => Loose): Loose {
  const list = listOf(sectionOf(document, key)).map((row, i) => (i === index && isLoose(row) ? change(row) : row));
  return withSection(document, key, list);
}

/** What a row is called in ids of nodes: its own id, else its place, which no slug looks like. */
export const nameOfRow = (row: Loose, index: number): string => {
  const id = textOf(row.id);
  return id !== null && id !== "" && !id.includes(":") ? id : `~${index}`;
};

/** The first of `stem`, `stem-2`, `stem-3`, … that is not taken. */
export function freeName(taken: readonly string[], stem: string): string {
  const all = new Set(taken);
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}-${n}`;
    if (!all.has(name)) return name;
  }
}
