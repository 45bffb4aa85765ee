import { compile } from "./condition";
import { abandonCauses, type Dim, dims, dimValue, type PersonWork, type TicketFact } from "./fact";
import { sketchKeys } from "./figures";
import { counted, ticketMeasures } from "./measures";
import { compose } from "./parts";
import { bucketOf, bucketsOfSketch } from "./sketch";
import type { Vector } from "./vector";

/** Rollups come in groups: what is counted alike, along the same dimensions. Order and numbers are how they are stored. */
export const groups = ["tickets", "times", "flow", "queue", "people", "strata"] as const;
export type Group = (typeof groups)[number];

/** Dimensions of a ticket, few values first, then those of its parts: a pair of teams, a queue, a person's part, that with what
 *  it was about, and a class of alike tickets. */
export const cellDims = [...dims, "flow", "queue", "personCase", "stratum"] as const;
export type CellDim = (typeof cellDims)[number];

/** The parts by which a group's cells differ; a group without any has one cell a ticket. */
export const itemDims: Record<Group, readonly CellDim[]> = {
  tickets: [],
  times: [],
  flow: ["flow"],
  queue: ["queue"],
  people: ["person", "personCase"],
  strata: ["stratum"],
};
/** The ticket's dimensions by which a group can be filtered. Of people, the person is the part's. */
export const ticketDims = (group: Group): readonly Dim[] =>
  group === "people" ? dims.filter((d) => d !== "person") : dims;

/** What one ticket, or one part of it, adds. */
export interface Cell {
  values: Partial<Record<CellDim, string | null>>;
  vector: Vector;
}

export const queueMeasures = ["waited", "abandoned", ...abandonCauses] as const;
export const peopleMeasures = [
  "tickets",
  "offered",
  "accepted",
  "declined",
  "expired",
  "touches",
  "solved",
  "reopened",
  "escalated",
  "notTheirs",
  "handedOn",
  "handlingS",
  "rated",
  "scoreSum",
] as const;
export const stratumMeasures = ["n", "sum", "squares"] as const;

/** How many places a group's vectors have; null where they are of all buckets of sketches, of which a few are filled. */
export function widthOf(group: Group): number | null {
  const widths = {
    tickets: ticketMeasures.length,
    times: null,
    flow: 1,
    queue: queueMeasures.length,
    people: peopleMeasures.length,
    strata: stratumMeasures.length,
  };
  return widths[group];
}

const vectorOf = (values: readonly number[]): Vector =>
  new Map(values.flatMap((v, at) => (v === 0 ? [] : [[at, v] as const])));

const isCounted = compile(counted);
const asked = ticketMeasures.map(({ when, sum }) => ({ test: compile(when), sum }));

function ticketCell(f: TicketFact): Vector {
  const vector: Vector = new Map();
  for (let at = 0; at < asked.length; at++) {
    const { test, sum } = asked[at]!;
    if (!test(f)) continue;
    const value = sum ? sum(f) : 1;
    if (value !== 0) vector.set(at, value);
  }
  return vector;
}

function timesCell(f: TicketFact): Vector {
  const of = { ttr: f.ttrS, ttrBusiness: f.ttrBusinessS, ttrNet: f.ttrNetS, handling: f.handlingS };
  return new Map(
    sketchKeys.flatMap((key, at) => (of[key] === null ? [] : [[at * bucketsOfSketch + bucketOf(of[key]), 1] as const])),
  );
}

const queueCell = (f: TicketFact, queue: string): Vector => {
  const isHere = f.abandonedQueue === queue;
  const causes = abandonCauses.map((cause) => Number(isHere && f.abandonCause === cause));
  return vectorOf([1, Number(isHere), ...causes]);
};

const personCell = (p: PersonWork): Vector =>
  vectorOf(
    peopleMeasures.map((key) => {
      if (key === "tickets") return 1;
      if (key === "rated") return Number(p.score !== null);
      return key === "scoreSum" ? (p.score ?? 0) : p[key];
    }),
  );

/** Rated tickets that are alike but for whether they were escalated. Of unknown parts no likeness can be told. */
function stratumOf(f: TicketFact): string | null {
  const parts = [f.issueType, f.segment, f.frustrationBand, f.waitBand];
  return f.score === null || parts.includes(null) ? null : compose(...parts, Number(f.isEscalated));
}

type MakeCell = (vector: Vector, more?: Cell["values"]) => Cell;
const cellsOf: Record<Group, (f: TicketFact, cell: MakeCell) => Cell[]> = {
  tickets: (f, cell) => [cell(ticketCell(f))],
  times: (f, cell) => {
    const times = timesCell(f);
    return times.size === 0 ? [] : [cell(times)];
  },
  flow: (f, cell) => f.flows.map((flow) => cell(new Map([[0, 1]]), { flow })),
  queue: (f, cell) => f.queues.map((queue) => cell(queueCell(f, queue), { queue })),
  people: (f, cell) =>
    f.people.map((p) =>
      cell(personCell(p), { person: p.personId, personCase: compose(p.personId, f.issueType, p.tier) }),
    ),
  strata: (f, cell) => {
    const stratum = stratumOf(f);
    return stratum === null ? [] : [cell(vectorOf([1, f.score!, f.score! ** 2]), { stratum })];
  },
};

/** Everything that a fact adds, to the groups asked for. The one definition: rollups are its sums, the reading of facts runs it,
 *  and a test compares both with raw events. */
function contributionsOf<G extends Group>(f: TicketFact, wanted: readonly G[]): Record<G, Cell[]> {
  const isIn = isCounted(f);
  const of = Object.fromEntries(dims.map((d) => [d, dimValue(f, d)])) as Record<Dim, string | null>;
  const cell: MakeCell = (vector, more = {}) => ({ values: { ...of, ...more }, vector });
  return Object.fromEntries(wanted.map((group) => [group, isIn ? cellsOf[group](f, cell) : []])) as Record<G, Cell[]>;
}
export const contributions = (f: TicketFact): Record<Group, Cell[]> => contributionsOf(f, groups);
export const contributionsTo = (f: TicketFact, group: Group): Cell[] => contributionsOf(f, [group])[group];

/** A place of the rollups: within the tickets of one value (`x`) of a dimension, or all (null), a row for each value of another
 *  (`y`), or one for all. Of two dimensions the one that stands first is `xDim`. */
export interface Place {
  xDim: CellDim | null;
  yDim: CellDim | null;
}

/** All places of a group. */
export function placesOf(group: Group): Place[] {
  const items = itemDims[group];
  const of = ticketDims(group);
  if (items.length > 0)
    return items.flatMap((yDim) => [{ xDim: null, yDim }, ...of.map((xDim): Place => ({ xDim, yDim }))]);
  const pairs = of.flatMap((xDim, at) => of.slice(at + 1).map((yDim): Place => ({ xDim, yDim })));
  return [{ xDim: null, yDim: null }, ...of.map((yDim): Place => ({ xDim: null, yDim })), ...pairs];
}
