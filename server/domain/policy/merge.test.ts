import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { diffDocuments } from "./diff";
import { mergeDocuments } from "./merge";

const base = demoPolicy("00000000-0000-7000-8000-000000000001");
const changed = (change: (p: typeof base) => void) => {
  const p = structuredClone(base);
  change(p);
  return p;
};

describe("mergeDocuments", () => {
  it("takes what only one side has changed", () => {
    const mine = changed((p) => Object.assign(p.issueTypes[0]!, { startTier: 2 }));
    const theirs = changed((p) => {
      p.issueTypes[1]!.name = "Renamed";
      p.bands.high = 0.9;
    });
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(diffDocuments(theirs, document).map((d) => d.path)).toEqual([
      `issueTypes.${base.issueTypes[0]!.id}.startTier`,
    ]);
    expect(diffDocuments(mine, document)).toHaveLength(2);
  });

  it("tells where both have changed the same place, and does as it is told", () => {
    const mine = changed((p) => Object.assign(p.bands, { high: 0.8 }));
    const theirs = changed((p) => Object.assign(p.bands, { high: 0.95 }));
    const { conflicts, document } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([{ path: "bands.high", was: base.bands.high, mine: 0.8, theirs: 0.95 }]);
    expect(document).toMatchObject({ bands: { high: 0.8 } });
    expect(mergeDocuments(base, mine, theirs, { "bands.high": "theirs" }).document).toMatchObject({
      bands: { high: 0.95 },
    });
  });

  it("keeps what one has added and leaves out what the other has removed", () => {
    const mine = changed((p) => void p.teams.push({ ...p.teams[0]!, id: "new-team", name: "New" }));
    const theirs = changed((p) => void p.features.shift());
    const { document, conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toEqual([]);
    const merged = document as typeof base;
    expect(merged.teams.map((t) => t.id)).toEqual([...base.teams.map((t) => t.id), "new-team"]);
    expect(merged.features).toHaveLength(base.features.length - 1);
  });

  it("asks where one has changed what the other has removed", () => {
    const mine = changed((p) => Object.assign(p.features[0]!, { name: "Other" }));
    const theirs = changed((p) => void p.features.shift());
    const { conflicts } = mergeDocuments(base, mine, theirs);
    expect(conflicts).toMatchObject([{ path: `features.${base.features[0]!.id}`, theirs: null }]);
    const given = mergeDocuments(base, mine, theirs, { [conflicts[0]!.path]: "theirs" }).document as typeof base;
    expect(given.features).toEqual(theirs.features);
  });

  it("asks for one order of rules where both have changed it", () => {
    const rules = ["a", "b", "c"].map((id) => ({ ...base.ownership[0]!, id }));
    const of = (...order: number[]) => ({ ...base, ownership: order.map((i) => rules[i]!) });
    const { conflicts, document } = mergeDocuments(of(0, 1, 2), of(1, 0, 2), of(2, 0, 1));
    expect(conflicts.map((c) => c.path)).toEqual(["ownership.(order)"]);
    expect((document as typeof base).ownership.map((r) => r.id)).toEqual(["b", "a", "c"]);
    expect(mergeDocuments(of(0, 1, 2), of(0, 1, 2), of(2, 0, 1)).document).toEqual(of(2, 0, 1));
  });

  it("is one side's document where the other has changed nothing", () => {
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: "small" },
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom("a", "b", null),
        fc.array(fc.record({ id: fc.constantFrom("x", "y", "z"), v: tie("json") }), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("k", "l", "m"), tie("json"), { maxKeys: 3 }),
      ),
    })).json;
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(mergeDocuments(a, b, a)).toEqual({ document: b, conflicts: [] });
        expect(mergeDocuments(a, a, b)).toEqual({ document: b, conflicts: [] });
        expect(mergeDocuments(a, b, b)).toEqual({ document: b, conflicts: [] });
      }),
    );
  });
});
