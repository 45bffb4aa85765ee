import { isRow } from "@/components/policy/read";

/** Places in a document that may be half done, and changed copies of it. Keys and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

export const pathText = (path: Path): string => path.join(".");

/** What stands at a place, or undefined where nothing does. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRow(value) ? value[key] : undefined;
  }, document);
}

/** The list at a place; empty where there is none. */
export function listAt(document: unknown, path: Path): readonly unknown[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
}

/** The rows of the list at a place. A row has no name of its own: it is its place, and what its fields show is read from the
 *  document each time, so that rows may move up when one is taken out. */
export function rowsAt(document: unknown, path: Path): { index: number; key: string; value: unknown }[] {
  return listAt(document, path).map((value, index) => ({ index, key: `row-${index}`, value }));
}

/** A copy with another value at a place. What is missing on the way there is made. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === "number" || Array.isArray(document)) {
    const list: unknown[] = Array.isArray(document) ? [...document] : [];
    list[Number(key)] = withValue(list[Number(key)], rest, value);
    return list;
  }
  const row = isRow(document) ? document : {};
  return { ...row, [key]: withValue(row[key], rest, value) };
}

export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);

/** The list with one item a place further up (-1) or down (1); as it is at its ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return [...list];
  const copy = [...list];
  [copy[index], copy[to]] = [copy[to]!, copy[index]!];
  return copy;
}

/** The first of `stem`, `stem-2`, `stem-3`, … that none of the rows has as its id. */
export function freeId(rows: readonly unknown[], stem: string): string {
  const taken = new Set(rows.map((row) => (isRow(row) ? row.id : null)));
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}
