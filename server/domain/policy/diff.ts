/** One changed place between two documents. */
export interface Difference {
  path: string;
  was: unknown;
  is: unknown;
}

export const isObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);

/** The name of a list's element where it has one, so that a moved row is no difference. */
export function keyOf(x: unknown): string | null {
  if (!isObject(x)) return null;
  if (typeof x.id === "string") return x.id;
  if (typeof x.tier === "number") return `T${x.tier}`;
  if (typeof x.metric === "string") return [x.metric, x.issueType ?? "any", x.segment ?? "any"].join("/");
  return null;
}

/** A list of named things by name; null where a name is missing or taken twice, which names cannot tell apart. */
export function byName(list: unknown[]): Record<string, unknown> | null {
  const names = new Set(list.map(keyOf));
  if (names.has(null) || names.size < list.length) return null;
  return Object.fromEntries(list.map((x) => [keyOf(x), x]));
}

/** JSON with its keys in order: a database returns them in another one than they were written in. */
export const canonical = (x: unknown) =>
  JSON.stringify(x, (_, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
const own = (x: Record<string, unknown>, key: string) => (Object.hasOwn(x, key) ? x[key] : undefined);

/** Lists of named things in which the first that fits decides. */
export const orderedLists: readonly string[] = ["ownership"];

/** Whether what both lists name stands in another order. */
export function isReordered(before: readonly (string | null)[], after: readonly (string | null)[]): boolean {
  const [was, is] = [before.filter((x) => after.includes(x)), after.filter((x) => before.includes(x))];
  return was.join() !== is.join();
}

/** What decides nothing, and so is no difference: where things stand on the canvas. */
const drawing: readonly string[] = ["canvas"];

/** What changed from `was` to `is`, in document order, leaf by leaf; lists of named things compare by name. Missing and
 *  null are the same nothing. */
export function diffDocuments(was: unknown, is: unknown, path = ""): Difference[] {
  if (Array.isArray(was) && Array.isArray(is)) {
    const [before, after] = [byName(was), byName(is)];
    if (before && after) {
      const isOther = orderedLists.includes(path) && isReordered(was.map(keyOf), is.map(keyOf));
      return isOther ? [{ path, was, is }] : diffDocuments(before, after, path);
    }
  }
  if (isObject(was) && isObject(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys
      .filter((k) => path !== "" || !drawing.includes(k))
      .flatMap((k) => diffDocuments(own(was, k), own(is, k), path ? `${path}.${k}` : k));
  }
  return canonical(was ?? null) === canonical(is ?? null) ? [] : [{ path, was: was ?? null, is: is ?? null }];
}
