import { describe, expect, it } from "vitest";
import { joined, withoutPast } from "./holidays";

const day = (date: string, name = "N") => ({ date, name });

describe("holidays", () => {
  it("that are over go, today and what is half written stays", () => {
    const days = [day("2026-01-01"), day("2026-05-01"), {}, day("2026-12-25")];
    expect(withoutPast(days, "2026-05-01")).toEqual([day("2026-05-01"), {}, day("2026-12-25")]);
  });

  it("of a file join those that are there, which stay as they are", () => {
    const mine = { ...day("2026-12-24", "Half"), open: [{ from: 480, to: 780 }] };
    const { added, all } = joined([mine], [day("2026-12-25"), day("2026-12-24"), day("2026-01-01")]);
    expect(added).toEqual([day("2026-12-25"), day("2026-01-01")]);
    expect(all).toEqual([day("2026-01-01"), mine, day("2026-12-25")]);
  });
});
