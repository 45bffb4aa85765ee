import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToBlock, type Block, decode, decodeInto, encode, type Vector } from "./vector";

const number = fc.oneof(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -(2 ** 50), max: 2 ** 50 }));
const vector: fc.Arbitrary<Vector> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 20_000 }),
      number.filter((n) => n !== 0),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => new Map(list));
const block: fc.Arbitrary<Map<number, Vector>> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), vector), { maxLength: 10 })
  .map((list) => new Map(list));
const copy = (b: Map<number, Vector>): Block => new Map([...b].map(([k, v]) => [k, new Map(v)]));

describe("blocks of vectors", () => {
  it("are read back as they were written, the same ones as the same bytes", () => {
    fc.assert(
      fc.property(block, (b) => {
        expect(decode(encode(b))).toEqual(b);
        expect(encode(new Map([...b].reverse()))).toEqual(encode(b));
      }),
    );
  });
  it("leave nothing where what was added is taken away again", () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const sum = copy(a);
        addToBlock(sum, b);
        addToBlock(sum, b, -1);
        expect(sum).toEqual(a);
      }),
    );
  });
  it("are read in part as they are whole", () => {
    fc.assert(
      fc.property(block, fc.nat(5_000), fc.nat(20_000), (b, key, below) => {
        const found = new Map<number, Vector>();
        const into = (k: number) => {
          const fresh: Vector = new Map();
          found.set(k, fresh);
          return fresh;
        };
        decodeInto(encode(b), into, { keys: { from: 0, to: key }, below });
        for (const [k, v] of b) {
          const expected = new Map([...v].filter(([index]) => index < below));
          expect(found.get(k) ?? new Map()).toEqual(k < key ? expected : new Map());
        }
        found.clear();
        decodeInto(encode(b), into, { key });
        expect(found.get(key)).toEqual(b.get(key));
        expect(found.size).toBe(b.has(key) ? 1 : 0);
      }),
    );
  });
});
