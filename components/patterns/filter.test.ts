import { describe, expect, it } from "vitest";
import { filterOf, fitting, shelfOf } from "./filter";
import type { Pattern } from "./types";

const card = (id: string, more: Partial<Pattern> = {}) =>
  ({
    id,
    kind: "surge",
    audience: ["product"],
    state: "open",
    endedAt: null,
    incident: null,
    firstSeenAt: 1,
    ...more,
  }) as Pattern;

describe("cards", () => {
  it.each([
    [{ state: "open" as const, endedAt: null }, "owed"],
    [{ state: "assigned" as const, endedAt: null }, "owed"],
    [{ state: "assigned" as const, endedAt: 5 }, "over"],
    [{ state: "snoozed" as const, endedAt: null }, "snoozed"],
    [{ state: "dismissed" as const, endedAt: 5 }, "dismissed"],
  ])("stand on their shelf: %o", (of, shelf) => {
    expect(shelfOf(of)).toBe(shelf);
  });

  it("are narrowed by kind, audience and shelf", () => {
    const all = [card("a"), card("b", { kind: "trials", audience: ["sales"] }), card("c", { state: "dismissed" })];
    const ids = (asked: Parameters<typeof filterOf>[0]) => fitting(all, filterOf(asked)).map((p) => p.id);
    expect(ids({})).toEqual(["a", "b"]);
    expect(ids({ kind: "trials" })).toEqual(["b"]);
    expect(ids({ who: "product" })).toEqual(["a"]);
    expect(ids({ state: "dismissed" })).toEqual(["c"]);
    expect(ids({ kind: "nonsense", who: "nobody", state: "lost" })).toEqual(["a", "b"]);
  });

  it("that nobody has come first, then the newest", () => {
    const all = [
      card("mine", { state: "assigned", firstSeenAt: 9 }),
      card("old", { firstSeenAt: 2 }),
      card("new", { firstSeenAt: 3 }),
      card("burning", { state: "assigned", incident: { id: "i", title: "", resolvedAt: null } }),
    ];
    expect(fitting(all, filterOf({})).map((p) => p.id)).toEqual(["new", "old", "burning", "mine"]);
  });
});
