/** Which column of a file says what: the column's index; absent = no column does. */
export type ColumnMapping<C extends string> = Partial<Record<C, number>>;

const plain = (header: string) =>
  header
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]/g, "");

/** For each meaning the first header that is called so, better names first; no column is taken twice. `words` are what
 *  headers are called elsewhere, without case, spaces and signs. */
export function guessColumns<C extends string>(
  words: Record<C, readonly string[]>,
  headers: readonly string[],
): ColumnMapping<C> {
  const columns = Object.keys(words) as C[];
  const mapping: ColumnMapping<C> = {};
  const taken = new Set<number>();
  const longest = Math.max(...columns.map((c) => words[c].length));
  for (let rank = 0; rank < longest; rank++) {
    for (const column of columns) {
      const word = words[column][rank];
      if (word === undefined || mapping[column] !== undefined) continue;
      const index = headers.findIndex((h, i) => !taken.has(i) && plain(h) === word);
      if (index === -1) continue;
      mapping[column] = index;
      taken.add(index);
    }
  }
  return mapping;
}
