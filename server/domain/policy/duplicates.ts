import { type Finding, type FindingCode, find } from "./finding";

/** Items whose key stood before, each with the place of the first. */
export function duplicates<T>(
  items: readonly T[],
  key: (x: T) => string,
  path: string,
  code: FindingCode = "duplicate",
): Finding[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, i) => {
    const k = key(item);
    const first = seen.get(k);
    if (first === undefined) {
      seen.set(k, i);
      return [];
    }
    const message = `${path}.${i} repeats ${path}.${first} (${k})`;
    return [find(code, `${path}.${i}`, message, `A ticket for ${k} matches both.`, "Remove one of the two.")];
  });
}
