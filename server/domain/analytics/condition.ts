import type { TicketFact } from "./fact";

type FieldsOf<T> = { [K in keyof TicketFact]: [TicketFact[K]] extends [T] ? K : never }[keyof TicketFact];
type Flag = FieldsOf<boolean | null>;
type Plain = FieldsOf<string | number | null>;
type Quantity = FieldsOf<number | null>;
type List = FieldsOf<string[] | number[]>;

/** A statement about one fact, written once and used twice: `holds` asks it of a fact in memory, `toSql` of the stored rows. A
 *  null never satisfies anything but `not`. */
export type Condition =
  | { is: Flag }
  | { known: Exclude<Plain | Flag, undefined> }
  | { eq: readonly [Plain, string | number] }
  | { atLeast: readonly [Quantity, number] }
  | { has: readonly [List, string | number] }
  | { not: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

export function holds(c: Condition, fact: TicketFact): boolean {
  if ("is" in c) return fact[c.is] === true;
  if ("known" in c) return fact[c.known] !== null;
  if ("eq" in c) return fact[c.eq[0]] === c.eq[1];
  if ("atLeast" in c) return (fact[c.atLeast[0]] ?? Number.NEGATIVE_INFINITY) >= c.atLeast[1];
  if ("has" in c) return (fact[c.has[0]] as readonly (string | number)[]).includes(c.has[1]);
  if ("not" in c) return !holds(c.not, fact);
  if ("all" in c) return c.all.every((one) => holds(one, fact));
  return c.any.some((one) => holds(one, fact));
}

/** The column that holds a field. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The same as a condition on rows of `ticket_fact`, aliased f. Values go to `parameters` and are named $n. */
export function toSql(c: Condition, parameters: unknown[]): string {
  const value = (v: string | number) => {
    parameters.push(v);
    return `$${parameters.length}::${typeof v === "number" ? "int" : "text"}`;
  };
  const column = (field: string) => `f.${columnOf(field)}`;
  if ("is" in c) return `${column(c.is)} IS TRUE`;
  if ("known" in c) return `${column(c.known)} IS NOT NULL`;
  if ("eq" in c) return `${column(c.eq[0])} IS NOT DISTINCT FROM ${value(c.eq[1])}`;
  if ("atLeast" in c) return `coalesce(${column(c.atLeast[0])} >= ${value(c.atLeast[1])}, false)`;
  if ("has" in c) return `${value(c.has[1])} = ANY(${column(c.has[0])})`;
  if ("not" in c) return `NOT (${toSql(c.not, parameters)})`;
  const [parts, join, empty] = "all" in c ? [c.all, " AND ", "true"] : [c.any, " OR ", "false"];
  return parts.length === 0 ? empty : `(${parts.map((one) => toSql(one, parameters)).join(join)})`;
}
