import { describe, expect, it } from "vitest";
import { filterOf } from "./filter";

const plain = { search: "", segment: null, plan: null, order: "name", isDescending: false, page: 1 };

describe("what the address asks of the accounts", () => {
  it.each<[Parameters<typeof filterOf>[0], Partial<ReturnType<typeof filterOf>>]>([
    [{}, {}],
    [
      { q: "oak", segment: "business", plan: "Growth" },
      { search: "oak", segment: "business", plan: "Growth" },
    ],
    [{ sort: "churn" }, { order: "churn", isDescending: true }],
    [
      { sort: "churn", dir: "asc" },
      { order: "churn", isDescending: false },
    ],
    [{ sort: "renewal" }, { order: "renewal", isDescending: false }],
    [{ sort: "constructor", segment: "gold", page: "-1" }, {}],
    [{ page: "3" }, { page: 3 }],
    [
      { page: ["2", "5"], q: ["a", "b"] },
      { page: 2, search: "a" },
    ],
  ])("%j", (asked, expected) => expect(filterOf(asked)).toEqual({ ...plain, ...expected }));
});
