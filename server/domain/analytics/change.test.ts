import { describe, expect, it } from "vitest";
import { changeOf, type Sample, sampleOf } from "./change";
import { figureByKey } from "./figures";
import type { Distribution } from "./reading";

const share = figureByKey.get("escalationRate")!;
const sample = (escalated: number, tickets: number): Sample => sampleOf(share, { escalated, tickets }, undefined);

describe("what a change says", () => {
  it.each([
    { now: sample(14, 100), before: sample(14, 100), is: "same" },
    { now: sample(6, 553), before: sample(3, 485), is: "chance" },
    { now: sample(78, 553), before: sample(34, 485), is: "moved" },
    { now: sample(20, 100), before: sample(1, 29), is: "few" },
    { now: sample(1, 1), before: sample(10, 1000), is: "few" },
    { now: sample(0, 100), before: sample(0, 50), is: "same" },
  ])("of shares: $now.value of $now.n against $before.value of $before.n is $is", ({ now, before, is }) => {
    expect(changeOf(share, now, before)).toBe(is);
  });
  it("is nothing where one has no value", () => {
    expect(changeOf(share, sample(0, 0), sample(1, 40))).toBeNull();
  });
  it("of counts goes by how much a count varies", () => {
    const f = figureByKey.get("abandoned.silent")!;
    const of = (value: number): Sample => ({ value, n: value, numbers: {} });
    expect(changeOf(f, of(10), of(2))).toBe("moved");
    expect(changeOf(f, of(6), of(3))).toBe("chance");
  });
  it("of ratings goes by their own spread", () => {
    const f = figureByKey.get("csat")!;
    const of = (...counts: number[]) =>
      sampleOf(f, { ...Object.fromEntries(counts.map((n, i) => [`score.${i + 1}`, n])), rated: 100 }, undefined);
    expect(changeOf(f, of(20, 20, 20, 20, 20), of(18, 20, 20, 20, 22))).toBe("chance");
    expect(changeOf(f, of(0, 0, 0, 20, 80), of(0, 0, 0, 60, 40))).toBe("moved");
  });
  it("of a median goes by the ranks around it", () => {
    const f = figureByKey.get("ttr.50")!;
    const of = (p50: number, n: number) => {
      // Evenly between half and double of the median, on a logarithmic axis.
      const bars = Array.from({ length: 20 }, (_, i) => ({
        fromS: (p50 / 2) * 4 ** (i / 20),
        toS: (p50 / 2) * 4 ** ((i + 1) / 20),
        n: n / 20,
      }));
      return sampleOf(f, {}, { n, p25: null, p50, p75: null, p90: null, p95: null, bars } satisfies Distribution);
    };
    expect(changeOf(f, of(1800, 40), of(1900, 40))).toBe("chance");
    expect(changeOf(f, of(1800, 4000), of(1900, 4000))).toBe("moved");
  });
  it("is not known of means whose spread is not kept", () => {
    const f = figureByKey.get("handoffsEach")!;
    const of = (handoffs: number) => sampleOf(f, { handoffs, tickets: 100 }, undefined);
    expect(changeOf(f, of(6), of(3))).toBe("unknown");
  });
});
