/** Whole numbers by their index: measures by place, or counts of a sketch's buckets. Zeros are not kept. */
export type Vector = Map<number, number>;
/** The same where most places hold a number while it is added up; zeros are places like others. */
export type Dense = Float64Array;
/** Vectors by a key: a dimension's values, or quarters of a day. */
export type Block = Map<number, Vector | Dense>;

export const isNothing = (vector: Vector | Dense): boolean => {
  if (vector instanceof Float64Array) return vector.every((value) => value === 0);
  for (const [index, value] of vector) if (value === 0) vector.delete(index);
  return vector.size === 0;
};

/** Adds `factor` times `more` to `to`. */
export function addTo(to: Vector, more: Vector | Dense, factor = 1): void {
  const add = (index: number, value: number) => {
    const sum = (to.get(index) ?? 0) + factor * value;
    if (sum === 0) to.delete(index);
    else to.set(index, sum);
  };
  if (more instanceof Float64Array) {
    for (let index = 0; index < more.length; index++) if (more[index] !== 0) add(index, more[index]!);
  } else for (const [index, value] of more) add(index, value);
}

/** As maps without zeros, whatever it was added up in. */
export const sparse = (vector: Vector | Dense): Vector => {
  const map: Vector = new Map();
  addTo(map, vector);
  return map;
};

export function addToBlock(to: Block, more: Block, factor = 1): void {
  for (const [key, vector] of more) {
    const known = to.get(key);
    if (known instanceof Float64Array && vector instanceof Float64Array) {
      for (let index = 0; index < vector.length; index++) known[index]! += factor * vector[index]!;
    } else if (!known && vector instanceof Float64Array && factor === 1) to.set(key, vector.slice());
    else {
      const sum = known instanceof Map ? known : known ? sparse(known) : new Map<number, number>();
      addTo(sum, vector, factor);
      if (sum.size === 0) to.delete(key);
      else to.set(key, sum);
    }
  }
}

/** Bytes that grow. Numbers are written in sevens of bits, the last without the eighth; signed ones zigzag, for −old may stand
 *  where +new comes later. Exact up to 2^52. */
class Writer {
  bytes = new Uint8Array(256);
  length = 0;
  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
  number(value: number): void {
    this.room(8);
    let left = value;
    while (left >= 128) {
      this.bytes[this.length++] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    this.bytes[this.length++] = left;
  }
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }
  append(other: Writer): void {
    this.number(other.length);
    this.room(other.length);
    this.bytes.set(other.bytes.subarray(0, other.length), this.length);
    this.length += other.length;
  }
}

const ascending = (map: ReadonlyMap<number, unknown>) => [...map.keys()].sort((a, b) => a - b);

function writeVector(to: Writer, vector: Vector | Dense): void {
  let last = 0;
  const write = (index: number, value: number) => {
    if (value === 0) return;
    to.number(index - last);
    to.signed(value);
    last = index;
  };
  if (vector instanceof Float64Array) for (let at = 0; at < vector.length; at++) write(at, vector[at]!);
  else for (const index of ascending(vector)) write(index, vector.get(index)!);
}

/** A block as bytes, the same ones for the same numbers. Empty for an empty block. */
export function encode(block: Block): Uint8Array {
  const all = new Writer();
  const one = new Writer();
  let last = 0;
  for (const key of ascending(block)) {
    one.length = 0;
    writeVector(one, block.get(key)!);
    if (one.length === 0) continue;
    all.number(key - last);
    all.append(one);
    last = key;
  }
  return all.bytes.slice(0, all.length);
}

/** Which keys of a block and which indexes of its vectors are wanted: others are skipped over. */
export interface Wanted {
  key?: number;
  /** Keys from and below. */
  keys?: { from: number; to: number };
  /** Indexes below. */
  below?: number;
}

/** Adds a block's bytes up: `into` gives the vector that a key's numbers go to, or null to leave them out. */
export function decodeInto(
  bytes: Uint8Array,
  into: (key: number) => Vector | null,
  { key: only, keys, below = Number.POSITIVE_INFINITY }: Wanted = {},
): void {
  let at = 0;
  const number = () => {
    let value = bytes[at++]!;
    if (value < 128) return value;
    value -= 128;
    for (let scale = 128; ; scale *= 128) {
      const next = bytes[at++]!;
      if (next < 128) return value + next * scale;
      value += (next - 128) * scale;
    }
  };
  let key = 0;
  while (at < bytes.length) {
    key += number();
    const end = number() + at;
    const isWanted = (only === undefined || key === only) && (!keys || (key >= keys.from && key < keys.to));
    const to = isWanted ? into(key) : null;
    if (to) {
      let index = 0;
      while (at < end) {
        index += number();
        if (index >= below) break;
        const raw = number();
        const value = raw % 2 === 1 ? -(raw + 1) / 2 : raw / 2;
        const sum = (to.get(index) ?? 0) + value;
        if (sum === 0) to.delete(index);
        else to.set(index, sum);
      }
    }
    at = end;
    if (only !== undefined && key >= only) return;
  }
}

export function decode(bytes: Uint8Array): Map<number, Vector> {
  const block = new Map<number, Vector>();
  decodeInto(bytes, (key) => {
    const fresh: Vector = new Map();
    block.set(key, fresh);
    return fresh;
  });
  return block;
}
