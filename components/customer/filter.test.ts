import { expect, it } from "vitest";
import { filterOf } from "./filter";

it.each([
  [{}, { search: "", page: 1 }],
  [
    { q: "kim", page: "3" },
    { search: "kim", page: 3 },
  ],
  [
    { q: ["kim", "lee"], page: ["2", "9"] },
    { search: "kim", page: 2 },
  ],
  [{ page: "0" }, { search: "", page: 1 }],
  [{ page: "-1" }, { search: "", page: 1 }],
  [{ page: "1.5" }, { search: "", page: 1 }],
  [{ page: "many" }, { search: "", page: 1 }],
  [{ page: "1000000" }, { search: "", page: 1 }],
  [
    { q: "x".repeat(300), page: null },
    { search: "x".repeat(200), page: 1 },
  ],
])("%j asks for %j", (asked, expected) => expect(filterOf(asked)).toEqual(expected));
