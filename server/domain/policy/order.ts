import type { z } from "zod";
import { publishedPolicy } from "./document";

/** What a schema of today's document may be made of, as far as the order of keys goes. */
interface Node {
  def: {
    type: string;
    shape?: Record<string, Node>;
    element?: Node;
    valueType?: Node;
    innerType?: Node;
    options?: Node[];
    values?: unknown[];
  };
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x);

/** The one of several shapes that a value has: the first whose literal fields, such as `kind`, it has too. */
function optionFor(options: readonly Node[], value: unknown): Node | undefined {
  if (!isObject(value)) return options.find((o) => o.def.type === (Array.isArray(value) ? "array" : typeof value));
  return options.find((o) =>
    Object.entries(o.def.shape ?? {}).every(
      ([key, field]) => field.def.type !== "literal" || field.def.values?.includes(value[key]),
    ),
  );
}

/** Without what only says whether and how a value may be missing. */
function bare(node: Node | undefined, value: unknown): Node | undefined {
  let at = node;
  while (at) {
    const { innerType, options } = at.def;
    const inner: Node | undefined = innerType ?? (options && optionFor(options, value));
    if (!inner) return at;
    at = inner;
  }
  return at;
}

function arranged(value: unknown, schema: Node | undefined): unknown {
  const node = bare(schema, value);
  if (Array.isArray(value)) return value.map((one) => arranged(one, node?.def.element));
  if (!isObject(value)) return value;
  const shape = node?.def.shape;
  const rank = new Map(Object.keys(shape ?? {}).map((key, i) => [key, i]));
  const last = rank.size;
  const keys = Object.keys(value).sort(
    (a, b) => (rank.get(a) ?? last) - (rank.get(b) ?? last) || (a < b ? -1 : a > b ? 1 : 0),
  );
  return Object.fromEntries(
    keys.map((key) => [key, arranged(value[key], rank.has(key) ? shape?.[key] : node?.def.valueType)]),
  );
}

/** A document with its keys as the document's shape has them, whatever order a database or a hand gave them; keys that it does
 *  not know follow in alphabetical order. Any input, finished or not; what it says stays the same. */
export const inOrder = (document: unknown): unknown =>
  arranged(document, publishedPolicy as z.ZodType as unknown as Node);
