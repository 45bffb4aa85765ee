import type { TicketFact } from "./fact";
import {
  type CellDim,
  cellDims,
  contributions,
  type Group,
  groups,
  itemDims,
  type Place,
  placesOf,
  ticketDims,
} from "./groups";
import { dayNumber, quarterOf } from "./period";
import { addTo, type Block } from "./vector";

/** Numbers of what is stored: 0 stands for "of all". */
export const groupNumber = (group: Group): number => groups.indexOf(group);
export const dimNumber = (dim: CellDim | null): number => (dim === null ? 0 : cellDims.indexOf(dim) + 1);
/** The place in a block where there is no dimension. */
export const noValue = 0;

/** A row of the rollups of a day, or of its quarters (x and xDim unused, y's value as `x`). */
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

const placed = groups.map((group) => ({ group, number: groupNumber(group), places: placesOf(group) }));

/** Values by which quarters are kept: all of a ticket's, or those of its parts. */
const quarterDims = (group: Group): (CellDim | null)[] =>
  itemDims[group].length > 0 ? [...itemDims[group]] : [null, ...ticketDims(group)];

/** Sums of contributions by row. −old +new of the same numbers leaves nothing. `idOf` gives a value's number, 0 for null. */
export class Sums {
  readonly days = new Map<string, SumRow>();
  /** By `yDim` and its value `x`; keys of the block are quarters. */
  readonly quarters = new Map<string, SumRow>();

  constructor(private readonly idOf: (value: string | null) => number) {}

  add(fact: TicketFact, factor = 1): void {
    const cells = contributions(fact);
    const source = this.idOf(fact.source);
    const day = dayNumber(fact.createdAt);
    const quarter = quarterOf(fact.createdAt);
    for (const { group, number, places } of placed) {
      for (const { values, vector } of cells[group]) {
        const id = (dim: CellDim | null) => (dim === null ? noValue : this.idOf(values[dim] ?? null));
        for (const place of places) {
          const x = id(place.xDim);
          this.to(this.days, { group: number, source, ...numbersOf(place), x, day }, id(place.yDim), vector, factor);
        }
        for (const dim of quarterDims(group)) {
          const key = { group: number, source, xDim: 0, x: id(dim), yDim: dimNumber(dim), day };
          this.to(this.quarters, key, quarter, vector, factor);
        }
      }
    }
  }

  private to(rows: Map<string, SumRow>, key: SumKey, at: number, vector: ReadonlyMap<number, number>, factor: number) {
    const name = `${key.group}/${key.source}/${key.xDim}/${key.x}/${key.yDim}/${key.day}`;
    let row = rows.get(name);
    if (!row) {
      row = { ...key, block: new Map() };
      rows.set(name, row);
    }
    let known = row.block.get(at);
    if (!known) {
      known = new Map();
      row.block.set(at, known);
    }
    addTo(known, vector as Map<number, number>, factor);
  }

  /** Rows that hold a number, and only those. */
  static filled(rows: ReadonlyMap<string, SumRow>): SumRow[] {
    return [...rows.values()].filter((row) => {
      for (const [key, vector] of row.block) if (vector.size === 0) row.block.delete(key);
      return row.block.size > 0;
    });
  }
}

const numbersOf = ({ xDim, yDim }: Place) => ({ xDim: dimNumber(xDim), yDim: dimNumber(yDim) });

/** The texts of which `add` asks the numbers. */
export function textsOf(fact: TicketFact): string[] {
  const texts = new Set<string>([fact.source]);
  const cells = contributions(fact);
  for (const group of groups) {
    for (const { values } of cells[group]) {
      for (const value of Object.values(values)) if (value !== null && value !== undefined) texts.add(value);
    }
  }
  return [...texts];
}
