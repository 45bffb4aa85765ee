import type { TicketFact } from "./fact";
import {
  type Cell,
  type CellDim,
  cellDims,
  contributions,
  type Group,
  groups,
  itemDims,
  placesOf,
  ticketDims,
  widthOf,
} from "./groups";
import { dayNumber, quarterOf } from "./period";
import { type Block, isNothing } from "./vector";

/** Numbers of what is stored: 0 stands for "of all". */
export const groupNumber = (group: Group): number => groups.indexOf(group);
export function dimNumber(dim: CellDim | null): number {
  return dim === null ? 0 : cellDims.indexOf(dim) + 1;
}
/** The place in a block where there is no dimension. */
export const noValue = 0;

/** A row of the rollups of a day, or of its quarters (xDim unused, y's value as `x`). */
export interface SumKey {
  group: number;
  source: number;
  xDim: number;
  x: number;
  yDim: number;
  day: number;
}
export interface SumRow extends SumKey {
  block: Block;
}

/** A fact with what it adds, which is worked out once. */
export interface Weighed {
  fact: TicketFact;
  cells: Record<Group, Cell[]>;
}
export const weigh = (fact: TicketFact): Weighed => ({ fact, cells: contributions(fact) });

/** Values by which quarters are kept: all of a ticket's, or those of its parts. */
function quarterDims(group: Group): (CellDim | null)[] {
  return itemDims[group].length > 0 ? [...itemDims[group]] : [null, ...ticketDims(group)];
}

const plans = groups.map((group) => {
  const dims = [...ticketDims(group), ...itemDims[group]];
  return {
    group,
    number: groupNumber(group),
    width: widthOf(group),
    dims: [...new Set(dims)].map((dim) => ({ dim, number: dimNumber(dim) })),
    places: placesOf(group).map((p) => ({ x: dimNumber(p.xDim), y: dimNumber(p.yDim) })),
    quarters: quarterDims(group).map(dimNumber),
  };
});

/** Rows of one day and source: by group and place, then by x. */
interface Slot {
  source: number;
  day: number;
  days: Map<number, SumRow>[][];
  quarters: Map<number, SumRow>[][];
}
const emptySlot = (source: number, day: number): Slot => ({
  source,
  day,
  days: plans.map((p) => p.places.map(() => new Map())),
  quarters: plans.map((p) => p.quarters.map(() => new Map())),
});

/** A vector's entries side by side: it is added at thirty places. */
interface Entries {
  indexes: number[];
  amounts: number[];
}

/** Adds entries to a row's block. What is written for every ticket goes into arrays, whose places are found without a search. */
function add(block: Block, key: number, width: number | null, { indexes, amounts }: Entries): void {
  let to = block.get(key);
  if (!to) {
    to = width === null ? new Map<number, number>() : new Float64Array(width);
    block.set(key, to);
  }
  if (to instanceof Float64Array) for (let at = 0; at < indexes.length; at++) to[indexes[at]!]! += amounts[at]!;
  else for (let at = 0; at < indexes.length; at++) to.set(indexes[at]!, (to.get(indexes[at]!) ?? 0) + amounts[at]!);
}

/** Sums of contributions by row. −old +new of the same numbers leaves nothing. `idOf` gives a value's number, 0 for null. */
export class Sums {
  private readonly slots = new Map<string, Slot>();
  private readonly ids = new Int32Array(cellDims.length + 1);

  constructor(private readonly idOf: (value: string | null) => number) {}

  add({ fact, cells }: Weighed, factor = 1): void {
    const slot = this.slotOf(this.idOf(fact.source), dayNumber(fact.createdAt));
    const quarter = quarterOf(fact.createdAt);
    const { ids } = this;
    plans.forEach((plan, at) => {
      for (const { values, vector } of cells[plan.group]) {
        const entries = { indexes: [...vector.keys()], amounts: [...vector.values()].map((v) => v * factor) };
        for (const { dim, number } of plan.dims) ids[number] = this.idOf(values[dim] ?? null);
        plan.places.forEach((place, which) => {
          const row = rowOf(slot.days[at]![which]!, slot, plan.number, place.x, ids[place.x]!, place.y);
          add(row.block, ids[place.y]!, plan.width, entries);
        });
        plan.quarters.forEach((dim, which) => {
          const row = rowOf(slot.quarters[at]![which]!, slot, plan.number, 0, ids[dim]!, dim);
          add(row.block, quarter, plan.width, entries);
        });
      }
    });
  }

  private slotOf(source: number, day: number): Slot {
    const name = `${source}/${day}`;
    let slot = this.slots.get(name);
    if (!slot) {
      slot = emptySlot(source, day);
      this.slots.set(name, slot);
    }
    return slot;
  }

  /** Rows of days that hold a number, and only those. */
  days = (): SumRow[] => this.filled((slot) => slot.days);
  /** By `yDim` and its value `x`; keys of the block are quarters. */
  quarters = (): SumRow[] => this.filled((slot) => slot.quarters);

  private filled(of: (slot: Slot) => Map<number, SumRow>[][]): SumRow[] {
    const rows = [...this.slots.values()].flatMap((slot) =>
      of(slot).flatMap((list) => list.flatMap((m) => [...m.values()])),
    );
    return rows.filter((row) => {
      for (const [key, vector] of row.block) if (isNothing(vector)) row.block.delete(key);
      return row.block.size > 0;
    });
  }
}

function rowOf(rows: Map<number, SumRow>, slot: Slot, group: number, xDim: number, x: number, yDim: number): SumRow {
  let row = rows.get(x);
  if (!row) {
    row = { group, source: slot.source, xDim, x, yDim, day: slot.day, block: new Map() };
    rows.set(x, row);
  }
  return row;
}

/** The texts of which `add` asks the numbers. */
export function textsOf(weighed: Iterable<Weighed>): Set<string> {
  const texts = new Set<string>();
  for (const { fact, cells } of weighed) {
    texts.add(fact.source);
    for (const group of groups) {
      for (const { values } of cells[group]) {
        for (const dim in values) {
          const value = values[dim as CellDim];
          if (value !== null && value !== undefined) texts.add(value);
        }
      }
    }
  }
  return texts;
}
