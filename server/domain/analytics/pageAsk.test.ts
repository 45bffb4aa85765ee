import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AddressParams, addressKeys, readAddress } from "./address";
import { askInput, ticketsInput } from "./asking";
import { pages } from "./figures";
import { pageAsk, ticketsAsk } from "./pageAsk";

const desk = { today: "2026-03-15", zone: "Europe/Berlin" };
const day = fc
  .tuple(fc.integer({ min: 1900, max: 2300 }), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 32 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`);
const near = fc.tuple(day, day).map(([a, b]) => `${a}..${b.replace(/^\d+/, a.slice(0, 4))}`);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 250 }),
  fc.tuple(day, day).map((days) => days.join("..")),
  near,
  fc.constantFrom("0", "7", "12", "none", "own", "all", "a,b", ",", "\0", "x".repeat(201), "Europe/Berlin", "90d"),
);
const params = fc.dictionary(fc.constantFrom(...addressKeys), anything, { noNullPrototype: true });
const text = fc.option(fc.oneof(anything, fc.string({ maxLength: 500 })));

describe("whatever an address holds", () => {
  it("can be asked of a page", () => {
    fc.assert(
      fc.property(params, fc.constantFrom(...pages), (held, page) => {
        const address = readAddress(held as AddressParams);
        expect(askInput.safeParse(pageAsk(page, address, desk)).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
  it("can be asked of the list of tickets", () => {
    fc.assert(
      fc.property(params, text, text, (held, measure, item) => {
        const asked = ticketsAsk({ measure, item }, readAddress(held as AddressParams), desk);
        expect(ticketsInput.safeParse(asked).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
  it("keeps a period that can be asked", () => {
    const asked = pageAsk("sla", readAddress({ period: "1990-01-01..1990-01-31" }), desk);
    expect(asked.period).toMatchObject({ from: "1990-01-01", to: "1990-02-01" });
  });
});
