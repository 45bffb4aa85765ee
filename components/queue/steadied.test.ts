import { describe, expect, it } from "vitest";
import { steadied } from "./steadied";

const one = (id: string, state = "open") => ({ id, state });
const seen = new Map([one("a"), one("b")].map((x) => [x.id, x]));

describe("a list that moves by itself", () => {
  it("shows what is newest while nobody points at it", () => {
    expect(steadied(null, [one("c"), one("a")], seen)).toEqual({ rows: [one("c"), one("a")], fresh: 0 });
  });
  it("stands still under the pointer, takes news of its rows and counts what came", () => {
    const latest = [one("c"), one("a", "resolved")];
    expect(steadied(["a", "b"], latest, seen)).toEqual({ rows: [one("a", "resolved"), one("b")], fresh: 1 });
  });
});
