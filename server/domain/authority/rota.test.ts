import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startingAuthority } from "../policy/upgrade";
import { dutyAt } from "./rota";

const rota = (people: string[], more = {}) => ({
  ...startingAuthority,
  rota: people,
  since: "2026-03-02",
  zone: "Europe/Berlin",
  hour: 9,
  ...more,
});
const at = (iso: string) => Date.parse(iso);

describe("who is on duty", () => {
  const two = rota(["ann", "ben"]);
  it.each([
    ["before the first week, nobody", "2026-03-02T07:59:59Z", undefined],
    ["from its hour on, the first", "2026-03-02T08:00:00Z", "ann"],
    ["until the next Monday's hour", "2026-03-09T07:59:59Z", "ann"],
    ["then the second", "2026-03-09T08:00:00Z", "ben"],
    ["then the first again", "2026-03-16T08:00:00Z", "ann"],
    // Summer time began on 29 March: nine o'clock is an hour earlier now.
    ["by the wall clock, also in summer", "2026-03-30T07:00:00Z", "ann"],
    ["and not a moment before", "2026-03-30T06:59:59Z", "ben"],
  ])("%s", (_, instant, who) => expect(dutyAt(two, at(instant))?.personId).toBe(who));

  it("is nobody on an empty rota", () => expect(dutyAt(rota([]), at("2026-05-01T00:00:00Z"))).toBeNull());

  it("is somebody at every instant, in weeks that follow each other without a gap", () => {
    const instants = fc.integer({ min: at("2026-03-04T00:00:00Z"), max: at("2031-01-01T00:00:00Z") });
    const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 23 }), (instant, zone, hour) => {
        const a = rota(["a", "b", "c"], { zone, hour });
        const duty = dutyAt(a, instant)!;
        expect(duty.from).toBeLessThanOrEqual(instant);
        expect(duty.until).toBeGreaterThan(instant);
        const next = dutyAt(a, duty.until)!;
        expect(next.from).toBe(duty.until);
        expect(next.personId).not.toBe(duty.personId);
      }),
    );
  });
});
