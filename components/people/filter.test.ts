import { describe, expect, it } from "vitest";
import { peopleQueryOf } from "./filter";

const plain = {
  ...{ search: "", team: null, tier: null, role: null, state: null },
  ...{ order: "name", isDescending: false, page: 1 },
};

describe("what the address asks of the people", () => {
  it.each<[Parameters<typeof peopleQueryOf>[0], Partial<ReturnType<typeof peopleQueryOf>>]>([
    [{}, {}],
    [
      { q: "ann", team: "access", tier: "2", role: "lead", state: "invited" },
      { search: "ann", team: "access", tier: 2, role: "lead", state: "invited" },
    ],
    [{ sort: "load" }, { order: "load", isDescending: true }],
    [
      { sort: "load", dir: "asc" },
      { order: "load", isDescending: false },
    ],
    [{ sort: "constructor", role: "owner", state: "gone", tier: "T2", page: "-1" }, {}],
    [{ page: ["3", "5"] }, { page: 3 }],
  ])("%j", (asked, expected) => expect(peopleQueryOf(asked)).toEqual({ ...plain, ...expected }));
});
