/** A readable name for an id whose row is not at hand: `slow-performance` → `slow performance`. */
export const wordsOf = (id: string): string => id.replaceAll("-", " ");

/** Names by id, as far as a screen knows them. */
export type Names = Readonly<Record<string, string>>;

export const nameOf = (id: string, names: Names): string => names[id] ?? wordsOf(id);
