import fc from "fast-check";
import { expect, it } from "vitest";
import { repaired } from "./repair";

const at = (path: (string | number)[], value: unknown) => ({ repair: [{ path, value }] });

it("says one place otherwise, and leaves the document that it was given", () => {
  const document = { teams: [{ id: "a", tiers: [1] }, { id: "b" }], name: "Desk" };
  const mended = repaired(document, at(["teams", 0, "tiers"], [1, 2]));
  expect(mended).toEqual({ teams: [{ id: "a", tiers: [1, 2] }, { id: "b" }], name: "Desk" });
  expect(document.teams[0]).toEqual({ id: "a", tiers: [1] });
});

it("adds a field that is missing, and no place that there is not", () => {
  expect(repaired({ routing: {} }, at(["routing", "x"], 1))).toEqual({ routing: { x: 1 } });
  expect(repaired({ teams: [] }, at(["teams", 3, "id"], "a"))).toEqual({ teams: [] });
  expect(repaired({ teams: [] }, {})).toEqual({ teams: [] });
});

it("never throws, whatever it is given", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.string(), fc.nat(4)), { maxLength: 4 }),
      fc.jsonValue(),
      (d, p, v) => {
        repaired(d, at(p, v));
      },
    ),
  );
});
