import { describe, expect, it } from "vitest";
import { canonicalZone, instantOf, offsetAt } from "./zone";

const wall = (text: string) => Date.parse(`${text}Z`);

describe("time zones", () => {
  it("knows names in any case, and no bare offsets", () => {
    expect(["europe/berlin", "UTC", "+02:00", "Mars/Base", ""].map(canonicalZone)).toEqual([
      "Europe/Berlin",
      "UTC",
      null,
      null,
      null,
    ]);
  });

  it("knows offsets of part of an hour", () => {
    expect(offsetAt(canonicalZone("Asia/Kathmandu")!, wall("2026-01-01T00:00:00")) / 60_000).toBe(345);
  });

  it.each([
    ["Europe/Berlin", "2026-07-01T12:00:00", "2026-07-01T10:00:00.000Z"],
    // Leapt over: the leap itself. Shown twice: the first time.
    ["Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"],
    ["Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00.000Z"],
    ["Pacific/Apia", "2011-12-29T23:00:00", "2011-12-30T09:00:00.000Z"],
    ["Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T10:00:00.000Z"],
    ["Pacific/Apia", "2011-12-31T01:00:00", "2011-12-30T11:00:00.000Z"],
  ])("%s shows %s at %s", (zone, time, instant) => {
    expect(new Date(instantOf(zone, wall(time))).toISOString()).toBe(instant);
  });
});
