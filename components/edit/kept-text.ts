/** What sessionStorage keeps of an edit: what it began from and what was made of it. */
export interface Kept<T> {
  revision: number;
  base: T;
  edited: T;
}

const keyOf = (key: string) => `baton.edit.${key}`;

/** What was kept, if it is whole; anything else that may lie there is passed over. */
export function readKept<T>(key: string, isContent: (x: unknown) => x is T): Kept<T> | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(key)) ?? "null") as Kept<unknown> | null;
    if (typeof kept?.revision !== "number" || !isContent(kept.base) || !isContent(kept.edited)) return null;
    return { revision: kept.revision, base: kept.base, edited: kept.edited };
  } catch {
    return null; // storage may be switched off; then an edit lives as long as the page
  }
}

export function writeKept<T>(key: string, kept: Kept<T> | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(key), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(key));
  } catch {
    // full or switched off: writing must go on
  }
}
