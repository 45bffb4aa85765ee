import { byName, canonical, isObject, isReordered, keyOf, orderedLists } from "./diff";

/** A place that both sides have changed, each otherwise. */
export interface Conflict {
  path: string;
  was: unknown;
  mine: unknown;
  theirs: unknown;
}
export type Side = "mine" | "theirs";

export interface Merge {
  document: unknown;
  conflicts: Conflict[];
}

const isSame = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);
/** Missing, as opposed to null, so that what one side has removed is not brought back. */
const gone = Symbol("gone");
type Place = unknown | typeof gone;
const plain = (x: Place) => (x === gone ? null : x);
const at = (x: Record<string, unknown>, key: string): Place => (Object.hasOwn(x, key) ? x[key] : gone);
const isUnchanged = (a: Place, b: Place) => (a === gone) === (b === gone) && isSame(plain(a), plain(b));

/** Brings two documents that began as `base` together: what only one side has changed is as that side has it. Where both have,
 *  `choice` says whose stands, by place; mine where it says nothing. Lists of named things go by name, and `mine` adds to the
 *  order of `theirs`. */
export function mergeDocuments(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  choice: Readonly<Record<string, Side>> = {},
): Merge {
  const conflicts: Conflict[] = [];

  function conflict(path: string, was: Place, own: Place, other: Place): Place {
    conflicts.push({ path, was: plain(was), mine: plain(own), theirs: plain(other) });
    return choice[path] === "theirs" ? other : own;
  }

  function places(keys: readonly string[], path: string, was: Row, own: Row, other: Row): [string, unknown][] {
    return keys.flatMap((key) => {
      const place = path ? `${path}.${key}` : key;
      const merged = one(place, at(was, key), at(own, key), at(other, key));
      return merged === gone ? [] : [[key, merged] as [string, unknown]];
    });
  }

  function list(path: string, was: unknown[], own: unknown[], other: unknown[]): Place {
    const [a, b, c] = [byName(was), byName(own), byName(other)];
    if (!a || !b || !c) return conflict(path, was, own, other);
    const keys = (all: unknown[]) => all.map((x) => keyOf(x)!);
    const order = orderOf(path, keys(was), keys(own), keys(other));
    return places(order, path, a, b, c).map(([, value]) => value);
  }

  /** Names in the order of theirs, mine in between where they stand with me; in my order where only I have changed it. */
  function orderOf(path: string, was: string[], own: string[], other: string[]): string[] {
    const isMine = isReordered(was, own);
    const isBoth = isMine && isReordered(was, other) && isReordered(own, other);
    const counts = orderedLists.includes(path);
    const takesMine = isMine && (!isBoth || !counts || conflict(`${path}.(order)`, was, own, other) === own);
    const [first, then] = takesMine ? [own, other] : [other, own];
    return withNames(first, then);
  }

  function one(path: string, was: Place, own: Place, other: Place): Place {
    if (isUnchanged(own, other) || isUnchanged(was, other)) return own;
    if (isUnchanged(was, own)) return other;
    if (Array.isArray(own) && Array.isArray(other) && (was === gone || Array.isArray(was)))
      return list(path, was === gone ? [] : (was as unknown[]), own, other);
    if (isObject(own) && isObject(other) && (was === gone || isObject(was))) {
      const before = was === gone ? {} : (was as Row);
      const keys = [...new Set([...Object.keys(other), ...Object.keys(own)])];
      return Object.fromEntries(places(keys, path, before, own, other));
    }
    return conflict(path, was, own, other);
  }

  return { document: plain(one("", base, mine, theirs)), conflicts };
}

type Row = Record<string, unknown>;

/** `first` with the names that only `then` has, each after the one that it follows there. */
function withNames(first: readonly string[], then: readonly string[]): string[] {
  const all = [...first];
  then.forEach((name, i) => {
    if (all.includes(name)) return;
    const before = then.slice(0, i).findLast((x) => all.includes(x));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, name);
  });
  return all;
}
