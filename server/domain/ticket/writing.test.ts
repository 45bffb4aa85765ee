import { describe, expect, it } from "vitest";
import { type Kept, newer } from "./writing";

const kept = (body: string, at: number): Kept => ({ body, waits: false, at });

describe("newer", () => {
  it("takes what was typed later, and what is near where neither was", () => {
    const here = kept("here", 2);
    expect(newer(here, kept("there", 3))?.body).toBe("there");
    expect(newer(here, kept("there", 1))).toBe(here);
    expect(newer(here, kept("there", 2))).toBe(here);
  });
  it("takes the only one there is", () => {
    const one = kept("one", 1);
    expect(newer(null, one)).toBe(one);
    expect(newer(one, null)).toBe(one);
    expect(newer(null, null)).toBeNull();
  });
  it("keeps it emptied where it was emptied last", () => {
    expect(newer(kept("", 5), kept("old", 4))?.body).toBe("");
  });
});
