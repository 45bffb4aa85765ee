import {
  type CellDim,
  cellDims,
  contributionsTo,
  type Group,
  itemDims,
  ticketDims,
} from "../../domain/analytics/groups";
import { counted } from "../../domain/analytics/measures";
import { firstDay, type Pieces, piecesOf, quarterMs, type Span } from "../../domain/analytics/period";
import { dimNumber, groupNumber, noValue } from "../../domain/analytics/sums";
import { addTo, decodeInto, type Vector, type Wanted } from "../../domain/analytics/vector";
import { dayMs } from "../../domain/context/days";
import { streamFacts } from "./factRows";
import { type Client, rowsOf } from "./pool";
import { numberOf, valuesFor } from "./values";
import { type Filter, whereOf } from "./where";

/** One question: a group's numbers of tickets created in each of some spans, of these sources, that pass the filters, as one
 *  (`by` null) or by the values of a dimension. */
export interface Question {
  group: Group;
  filters: readonly Filter[];
  by: CellDim | null;
  spans: readonly Span[];
  /** Only indexes below. */
  below?: number;
}
/** What is the same for all questions of a page. */
export interface Frame {
  gen: number;
  /** Null: all. */
  sources: readonly string[] | null;
  sourceIds: readonly number[] | null;
  /** Months of which the days have been summed, or that have none. */
  isSummed(month: number): boolean;
  /** The rollups are written as this code reads them. */
  isReadable: boolean;
}

/** Vectors by value for each span. Values are texts; null is the value that is not known, and the key of `by` null. */
export type Answer = Map<string | null, Vector>[];

interface Look {
  xDim: CellDim | null;
  x: number | null;
  yDim: CellDim | null;
  y: number | null;
  /** Which of the two gives the answer's keys. */
  keys: "x" | "y" | null;
}

const orderOf = (dim: CellDim) => cellDims.indexOf(dim);

/** Where the rollups hold the answer; null where they do not. A value that was never counted has no number: `never`. */
async function lookFor(client: Client, q: Question): Promise<Look | "never" | null> {
  const { filters, by, group } = q;
  const isOfItems = itemDims[group].length > 0;
  if (isOfItems && (by === null || !itemDims[group].includes(by))) return null;
  const known = new Set<string>(ticketDims(group));
  if (filters.some((f) => !known.has(f.dim)) || filters.length + (by === null ? 0 : 1) > 2) return null;
  const ids: number[] = [];
  for (const f of filters) {
    const id = await numberOf(client, f.value);
    if (id === null) return "never";
    ids.push(id);
  }
  const [first, second] = filters;
  if (!first)
    return { xDim: null, x: noValue, yDim: by, y: by === null ? noValue : null, keys: by === null ? null : "y" };
  if (by === null) {
    if (!second) return { xDim: null, x: noValue, yDim: first.dim, y: ids[0]!, keys: null };
    return { xDim: first.dim, x: ids[0]!, yDim: second.dim, y: ids[1]!, keys: null };
  }
  if (by === first.dim) return { xDim: null, x: noValue, yDim: by, y: ids[0]!, keys: "y" };
  return orderOf(first.dim) < orderOf(by)
    ? { xDim: first.dim, x: ids[0]!, yDim: by, y: null, keys: "y" }
    : { xDim: by, x: null, yDim: first.dim, y: ids[0]!, keys: "x" };
}

/** Whole months where they are summed, else their days. */
function usable(pieces: Pieces, frame: Frame): Pieces {
  const months = pieces.months.filter(frame.isSummed);
  const others = pieces.months.filter((m) => !frame.isSummed(m));
  const days = others.flatMap((m) =>
    Array.from({ length: firstDay(m + 1) - firstDay(m) }, (_, at) => firstDay(m) + at),
  );
  return { months, days: [...days, ...pieces.days], parts: pieces.parts };
}

type Taken = Map<number, Vector>;
const vectorAt = (to: Taken, key: number): Vector => {
  let vector = to.get(key);
  if (!vector) {
    vector = new Map();
    to.set(key, vector);
  }
  return vector;
};

/** Answers from the rollups, and for quarters of two dimensions at once, which are not kept, from the facts of those hours. */
export async function sumsOf(client: Client, frame: Frame, q: Question): Promise<Answer> {
  const look = frame.isReadable ? await lookFor(client, q) : null;
  if (look === null) return sumsOfFacts(client, frame, q, q.spans);
  if (look === "never") return q.spans.map(() => new Map());
  const pieces = q.spans.map((span) => usable(piecesOf(span), frame));
  const taken: Taken[] = q.spans.map(() => new Map());
  await addWhole(client, frame, q, look, pieces, taken);
  const isPair = look.xDim !== null;
  if (!isPair) await addQuarters(client, frame, q, look, pieces, taken);
  const ids = new Set(taken.flatMap((t) => [...t.keys()]));
  const textOf = look.keys === null ? () => null : await valuesFor(client, ids);
  const answer: Answer = taken.map((t) => new Map([...t].map(([id, vector]) => [textOf(id), vector])));
  if (isPair) {
    const edges = pieces.map((p) =>
      p.parts.map(({ day, from, to }) => ({ from: day * dayMs + from * quarterMs, to: day * dayMs + to * quarterMs })),
    );
    const spans = edges.flat();
    const more = await sumsOfFacts(client, frame, q, spans);
    let at = 0;
    edges.forEach((list, which) => {
      for (const _ of list) for (const [value, vector] of more[at++]!) addTo(textVector(answer[which]!, value), vector);
    });
  }
  return answer;
}

const textVector = (to: Map<string | null, Vector>, key: string | null): Vector => {
  const known = to.get(key) ?? new Map<number, number>();
  to.set(key, known);
  return known;
};

async function addWhole(client: Client, frame: Frame, q: Question, look: Look, pieces: Pieces[], taken: Taken[]) {
  const places = new Map<string, number[]>(); // which spans a month or a day belongs to
  const put = (name: string, at: number) => {
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  };
  pieces.forEach((p, at) => {
    for (const month of p.months) put(`1/${month}`, at);
    for (const day of p.days) put(`0/${day}`, at);
  });
  const months = [...new Set(pieces.flatMap((p) => p.months))];
  const days = [...new Set(pieces.flatMap((p) => p.days))];
  if (months.length + days.length === 0) return;
  const rows = await rowsOf<{ x: number; level: number; at: number; payload: Buffer }>(
    client,
    `SELECT x, level, at, payload FROM rollup WHERE gen = $1 AND grp = $2 AND x_dim = $3 AND y_dim = $4
       AND ($5::int[] IS NULL OR source = ANY($5)) AND ($6::int IS NULL OR x = $6)
       AND ((level = 1 AND at = ANY($7::int[])) OR (level = 0 AND at = ANY($8::int[])))`,
    [
      frame.gen,
      groupNumber(q.group),
      dimNumber(look.xDim),
      dimNumber(look.yDim),
      frame.sourceIds,
      look.x,
      months,
      days,
    ],
  );
  const wanted: Wanted = { ...(look.y !== null && { key: look.y }), ...(q.below !== undefined && { below: q.below }) };
  for (const row of rows) {
    for (const at of places.get(`${row.level}/${row.at}`) ?? []) {
      const to = taken[at]!;
      decodeInto(row.payload, (key) => vectorAt(to, look.keys === "x" ? row.x : look.keys === "y" ? key : 0), wanted);
    }
  }
}

async function addQuarters(client: Client, frame: Frame, q: Question, look: Look, pieces: Pieces[], taken: Taken[]) {
  const days = [...new Set(pieces.flatMap((p) => p.parts.map((part) => part.day)))];
  if (days.length === 0) return;
  const rows = await rowsOf<{ value: number; day: number; payload: Buffer }>(
    client,
    `SELECT value, day, payload FROM rollup_quarter WHERE gen = $1 AND grp = $2 AND dim = $3
       AND ($4::int[] IS NULL OR source = ANY($4)) AND ($5::int IS NULL OR value = $5) AND day = ANY($6::int[])`,
    [frame.gen, groupNumber(q.group), dimNumber(look.yDim), frame.sourceIds, look.y, days],
  );
  const byDay = Map.groupBy(rows, (r) => r.day);
  pieces.forEach(({ parts }, at) => {
    for (const { day, from, to } of parts) {
      for (const row of byDay.get(day) ?? []) {
        const vector = vectorAt(taken[at]!, look.keys === null ? 0 : row.value);
        decodeInto(row.payload, () => vector, { keys: { from, to }, ...(q.below !== undefined && { below: q.below }) });
      }
    }
  });
}

/** The same stretches of time, those that meet or overlap as one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else all.push({ ...span });
  }
  return all;
}

/** The same from the facts one by one: slower, for whatever the rollups do not hold. */
export async function sumsOfFacts(client: Client, frame: Frame, q: Question, spans: readonly Span[]): Promise<Answer> {
  const answer: Answer = spans.map(() => new Map());
  const all = spans.filter((s) => s.to > s.from);
  if (all.length === 0) return answer;
  const parameters: unknown[] = [];
  // A person's part is filtered below, not the ticket's person.
  const filters = q.group === "people" ? q.filters.filter((f) => f.dim !== "person") : q.filters;
  const where = whereOf([counted], filters, frame.sources, parameters);
  const at = (ms: number) => new Date(ms).toISOString();
  // Said one by one, each is looked up in the index.
  const within = joined(all).map(({ from, to }) => {
    parameters.push(at(from), at(to));
    return `f.created_at >= $${parameters.length - 1}::timestamptz AND f.created_at < $${parameters.length}::timestamptz`;
  });
  const person = q.group === "people" ? q.filters.find((f) => f.dim === "person") : undefined;
  for await (const facts of streamFacts(client, `${where} AND (${within.join(" OR ")})`, parameters)) {
    for (const fact of facts) {
      for (const { values, vector } of contributionsTo(fact, q.group)) {
        if (person && values.person !== person.value) continue;
        const key = q.by === null ? null : (values[q.by] ?? null);
        spans.forEach((span, which) => {
          if (fact.createdAt >= span.from && fact.createdAt < span.to) addTo(textVector(answer[which]!, key), vector);
        });
      }
    }
  }
  return answer;
}
