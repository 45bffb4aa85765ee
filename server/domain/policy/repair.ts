import type { Finding, Repair } from "./finding";

const isContainer = (x: unknown): x is Record<string | number, unknown> => typeof x === "object" && x !== null;

/** A copy with one place said otherwise; the same document where it has no such place. */
function withPlace(at: unknown, path: Repair["path"], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const isPlace = isContainer(at) && (Array.isArray(at) ? typeof key === "number" && key < at.length : true);
  if (!isPlace || (rest.length > 0 && !Object.hasOwn(at, key))) return at;
  const next = withPlace(at[key], rest, value);
  return Array.isArray(at) ? at.with(key as number, next) : { ...at, [key]: next };
}

/** The document mended as a finding says; the same where it offers no repair. Whatever it says elsewhere stays. */
export const repaired = (document: unknown, { repair = [] }: Pick<Finding, "repair">): unknown =>
  repair.reduce((d, { path, value }) => withPlace(d, path, value), document);

/** A list without one of its items, as a repair. */
export const without = (path: Repair["path"], list: readonly unknown[], index: number): Repair[] => [
  { path, value: list.filter((_, i) => i !== index) },
];
