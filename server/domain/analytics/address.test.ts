import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Address,
  addressOf,
  addressParams,
  addressQuery,
  comparisons,
  periodOf,
  presets,
  readAddress,
} from "./address";
import { dims } from "./fact";
import { passingRates, sketchKeys } from "./figures";
import { units } from "./period";

describe("readAddress", () => {
  it("says what goes without saying", () => {
    expect(readAddress({})).toEqual({
      ...{ period: "28d", compare: "previous", sources: "own", by: null, rate: null, unit: null, basis: "ttr" },
      ...{ zone: null, filters: {} },
    });
  });
  it("reads filters, and what is not known of a ticket as a filter too", () => {
    expect(readAddress({ team: "billing", tier: "2", person: "none" }).filters).toEqual({
      ...{ team: "billing", tier: "2", person: null },
    });
  });
  it.each([
    ["period", "2026-02-30..2026-03-01"],
    ["period", "2026-03-02..2026-03-01"],
    ["period", "1000-01-01..2026-03-01"],
    ["period", "1985-01-01..1985-02-01"],
    ["period", "2189-12-01..2190-01-01"],
    ["period", "2015-01-01..2026-03-01"],
    ["period", "99999-01-01..99999-02-01"],
    ["tier", "two"],
    ["tier", "10"],
    ["team", "a\0"],
    ["team", "a".repeat(201)],
    ["sources", ","],
    ["sources", Array.from({ length: 51 }, (_, at) => `s${at}`).join(",")],
    ["basis", "weeks"],
    ["period", "soon"],
    ["by", "weather"],
    ["zone", "Europe/Nowhere"],
    ["compare", "never"],
    ["unit", "minute"],
  ])("takes %s=%s for not said", (key, value) => expect(readAddress({ [key]: value })).toEqual(readAddress({})));

  it("reads what it writes", () => {
    const day = fc.integer({ min: 18_300, max: 21_900 });
    const dated = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
    const period = fc.oneof(
      fc.constantFrom(...presets),
      fc.tuple(day, day).map(([a, b]) => ({ from: dated(Math.min(a, b)), last: dated(Math.max(a, b)) })),
    );
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((w) => !["none", "own", "all"].includes(w));
    const tier = fc.option(fc.constantFrom("0", "1", "9"));
    const filters = fc
      .tuple(fc.dictionary(fc.constantFrom(...dims), fc.option(word), { noNullPrototype: true }), tier)
      .map(([said, at]) => ("tier" in said ? { ...said, tier: at } : said));
    const address: fc.Arbitrary<Address> = fc.record({
      period,
      compare: fc.constantFrom(...comparisons),
      sources: fc.oneof(
        fc.constantFrom("own" as const, "all" as const),
        fc.array(word, { minLength: 1, maxLength: 50 }),
      ),
      by: fc.option(fc.constantFrom(...dims)),
      rate: fc.option(fc.constantFrom(...passingRates)),
      unit: fc.option(fc.constantFrom(...units)),
      basis: fc.constantFrom(...sketchKeys),
      zone: fc.constantFrom(null, "Europe/Berlin", "UTC"),
      filters: filters as fc.Arbitrary<Address["filters"]>,
    });
    fc.assert(
      fc.property(address, (one) => {
        const query = addressQuery(addressParams(one));
        expect(addressOf(query)).toEqual(one);
      }),
    );
  });
});

describe("periodOf", () => {
  const seen = (period: Address["period"], zone: string | null = null) =>
    periodOf({ period, zone }, "2026-03-15", "Europe/Berlin");
  it.each([
    ["7d", "2026-03-09", "2026-03-16"],
    ["28d", "2026-02-16", "2026-03-16"],
    ["mtd", "2026-03-01", "2026-03-16"],
    ["12m", "2025-04-01", "2026-03-16"],
  ] as const)("%s ends with today", (preset, from, to) => {
    expect(seen(preset)).toEqual({ from, to, zone: "Europe/Berlin" });
  });
  it("takes dates with both of their ends, in the zone that is asked for", () => {
    expect(seen({ from: "2026-01-01", last: "2026-01-31" }, "UTC")).toEqual({
      ...{ from: "2026-01-01", to: "2026-02-01", zone: "UTC" },
    });
  });
});
