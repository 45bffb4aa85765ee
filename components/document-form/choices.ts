export interface Choice {
  value: string;
  label: string;
}

/** What can be chosen, and what is stored if that is none of it, so that nothing the document says is hidden. `say` words a
 *  stored value that nobody knows, where its text would be the document's. */
export function withStored(known: readonly Choice[], stored: string, say = (value: string) => value): Choice[] {
  return known.some((o) => o.value === stored) ? [...known] : [...known, { value: stored, label: say(stored) }];
}
