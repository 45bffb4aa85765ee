import type { TicketFact } from "./fact";

type FieldsOf<T> = { [K in keyof TicketFact]: [TicketFact[K]] extends [T] ? K : never }[keyof TicketFact];
type Flag = FieldsOf<boolean | null>;
type Plain = FieldsOf<string | number | null>;
type Quantity = FieldsOf<number | null>;
type List = FieldsOf<string[] | number[]>;

/** A statement about one fact, written once and used twice: `compile` asks it of a fact in memory, `toSql` of the stored rows. A
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

export type Test = (fact: TicketFact) => boolean;

/** The condition as a function: it is asked of every fact for every measure. */
export function compile(c: Condition): Test {
  if ("is" in c) return (f) => f[c.is] === true;
  if ("known" in c) return (f) => f[c.known] !== null;
  if ("eq" in c) {
    const [field, value] = c.eq;
    return (f) => f[field] === value;
  }
  if ("atLeast" in c) {
    const [field, least] = c.atLeast;
    return (f) => (f[field] ?? Number.NEGATIVE_INFINITY) >= least;
  }
  if ("has" in c) {
    const [field, value] = c.has;
    return (f) => (f[field] as readonly (string | number)[]).includes(value);
  }
  if ("not" in c) {
    const test = compile(c.not);
    return (f) => !test(f);
  }
  const tests = ("all" in c ? c.all : c.any).map(compile);
  return "all" in c ? (f) => tests.every((test) => test(f)) : (f) => tests.some((test) => test(f));
}

export const holds = (c: Condition, fact: TicketFact): boolean => compile(c)(fact);

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
