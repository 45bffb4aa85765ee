/** One changed place between two documents. */
export interface Difference {
  path: string;
  was: unknown;
  is: unknown;
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x);

/** The name of a list's element where it has one, so that a moved row is no difference. */
function keyOf(x: unknown): string | null {
  if (!isObject(x)) return null;
  if (typeof x.id === "string") return x.id;
  if (typeof x.tier === "number") return `T${x.tier}`;
  if (typeof x.metric === "string") return [x.metric, x.issueType, x.segment].filter(Boolean).join("/");
  return null;
}

function asRecord(list: unknown[]): Record<string, unknown> {
  return Object.fromEntries(list.map((x, i) => [keyOf(x) ?? String(i), x]));
}

/** What changed from `was` to `is`, in document order, leaf by leaf; lists of named things compare by name. */
export function diffDocuments(was: unknown, is: unknown, path = ""): Difference[] {
  if (Array.isArray(was) && Array.isArray(is) && [...was, ...is].every((x) => keyOf(x) !== null)) {
    return diffDocuments(asRecord(was), asRecord(is), path);
  }
  if (isObject(was) && isObject(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    return keys.flatMap((k) => diffDocuments(was[k], is[k], path ? `${path}.${k}` : k));
  }
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path, was: was ?? null, is: is ?? null }];
}
