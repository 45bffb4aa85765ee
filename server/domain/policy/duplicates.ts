import { type Finding, type FindingCode, find } from "./finding";
import { without } from "./repair";

const placeOf = (path: string) => path.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Items whose key stood before, each with the place of the first. One that says the very same can simply go. */
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
    const isSame = JSON.stringify(item) === JSON.stringify(items[first]);
    const more = isSame ? { repair: without(placeOf(path), items, i) } : {};
    return [find(code, `${path}.${i}`, message, `A ticket for ${k} matches both.`, "Remove one of the two.", more)];
  });
}
