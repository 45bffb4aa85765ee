import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyHistories, until } from "@/server/cli/test-setup/histories";
import type { TicketFact } from "./fact";
import { factOf } from "./fact/factOf";
import { contributions, groups } from "./groups";
import { piecesOf, spanOf } from "./period";
import { type SumRow, Sums, weigh } from "./sums";
import { addTo, sparse, type Vector } from "./vector";

/** Numbers of values, given as they come. */
function numbering() {
  const known = new Map<string, number>();
  return (value: string | null) => {
    if (value === null) return 0;
    if (!known.has(value)) known.set(value, known.size + 1);
    return known.get(value)!;
  };
}
const from = Date.UTC(2026, 2, 27);
const to = Date.UTC(2026, 3, 7);
const facts = (list: (TicketFact | null)[]) => list.filter((f) => f !== null);
const told = (rows: readonly SumRow[]) =>
  new Map(
    rows.map((r) => [
      JSON.stringify({ ...r, block: 0 }),
      new Map([...r.block].map(([key, vector]) => [key, sparse(vector)])),
    ]),
  );

describe("sums of contributions", () => {
  it("are those of the facts at the end, whatever came before and in any order", () => {
    fc.assert(
      fc.property(
        anyHistories(from, to, 8),
        fc.array(fc.nat(60), { maxLength: 24 }),
        fc.nat(),
        (histories, cuts, seed) => {
          const idOf = numbering();
          const lived = new Sums(idOf);
          // Each ticket as it was when more and more of its events had come, late ones and corrections among them.
          const steps = histories.flatMap((h, n) => {
            const mine = cuts.filter((_, at) => at % histories.length === n).sort((a, b) => a - b);
            const states = [null, ...mine.map((count) => factOf(until(h, count))), factOf(h)];
            return states.slice(1).map((is, at) => ({ was: states[at] ?? null, is }));
          });
          // −old and +new of one change need not come together, nor in order: sums do not know which was first.
          const signed = steps.flatMap(({ was, is }) => [
            ...(was ? [{ fact: was, factor: -1 }] : []),
            ...(is ? [{ fact: is, factor: 1 }] : []),
          ]);
          const order = signed.map((s, at) => ({ s, key: Math.sin(seed + at * 7919) })).sort((a, b) => a.key - b.key);
          for (const { s } of order) lived.add(weigh(s.fact), s.factor);

          const anew = new Sums(idOf);
          for (const fact of facts(histories.map(factOf))) anew.add(weigh(fact));
          expect(told(lived.days())).toEqual(told(anew.days()));
          expect(told(lived.quarters())).toEqual(told(anew.quarters()));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(["Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "UTC"])(
    "form the days of %s as its tickets would be counted one by one",
    (zone) => {
      fc.assert(
        fc.property(
          anyHistories(from, to, 10),
          fc.integer({ min: 27, max: 31 }),
          fc.nat(6),
          (histories, first, length) => {
            const sums = new Sums(numbering());
            const all = facts(histories.map(factOf));
            for (const fact of all) sums.add(weigh(fact));
            const days = { from: `2026-03-${first}`, to: `2026-04-0${1 + length}`, zone };
            const span = spanOf(days);
            const pieces = piecesOf(span);
            const found: Vector = new Map();
            for (const row of sums.days()) {
              const isAll = row.group === 0 && row.xDim === 0 && row.yDim === 0;
              if (isAll && pieces.days.includes(row.day)) addTo(found, row.block.get(0)!);
            }
            for (const row of sums.quarters()) {
              if (row.group !== 0 || row.yDim !== 0) continue;
              for (const { day, from: a, to: b } of pieces.parts) {
                if (row.day !== day) continue;
                for (const [quarter, vector] of row.block) if (quarter >= a && quarter < b) addTo(found, vector);
              }
            }
            const expected: Vector = new Map();
            for (const fact of all) {
              if (fact.createdAt < span.from || fact.createdAt >= span.to) continue;
              for (const cell of contributions(fact).tickets) addTo(expected, cell.vector);
            }
            expect(found).toEqual(expected);
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it("count a merged duplicate nowhere, and every other ticket once", () => {
    fc.assert(
      fc.property(anyHistories(from, to, 6), (histories) => {
        for (const fact of facts(histories.map(factOf))) {
          const cells = contributions(fact);
          if (fact.isMerged) for (const group of groups) expect(cells[group]).toEqual([]);
          else expect(cells.tickets.map((c) => c.vector.get(0))).toEqual([1]);
        }
      }),
    );
  });
});
