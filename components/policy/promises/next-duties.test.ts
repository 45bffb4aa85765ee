import { describe, expect, it } from "vitest";
import { nextDuties } from "./next-duties";

const authority = { rota: ["a", "b"], since: "2026-01-05", zone: "Europe/Berlin", hour: 9 };
const at = Date.parse("2026-11-27T12:00:00Z");

describe("coming duties", () => {
  it("follow one another", () => {
    const duties = nextDuties(authority, at, 3)!;
    expect(duties).toHaveLength(3);
    expect(duties[2]!.personId).toBe(duties[0]!.personId);
    expect(duties[0]!.from <= at && at < duties[0]!.until).toBe(true);
    expect(duties[1]!.from).toBe(duties[0]!.until);
    expect(new Set(duties.slice(0, 2).map((d) => d.personId)).size).toBe(2);
  });

  it("are none without a rota, or before it begins", () => {
    expect(nextDuties({ ...authority, rota: [] }, at, 3)).toEqual([]);
    expect(nextDuties({ ...authority, since: "2027-01-04" }, at, 3)).toEqual([]);
  });

  it("are unknown while something is half written", () => {
    for (const change of [{ zone: "Berln" }, { since: "" }, { hour: "9 am" }, { rota: null }])
      expect(nextDuties({ ...authority, ...change }, at, 3)).toBeNull();
    expect(nextDuties(undefined, at, 3)).toBeNull();
  });
});
