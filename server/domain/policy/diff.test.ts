import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { diffDocuments } from "./diff";
import type { PolicyDocument } from "./document";

const changed = (change: (p: PolicyDocument) => void) => diffDocuments(policyWith(), policyWith(change));

/** The value at a path, by the names of rows where a list has them. */
function valueAt(document: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((x, part) => {
    if (!Array.isArray(x)) return (x as Record<string, unknown> | undefined)?.[part];
    return x.find((row) =>
      [row.id, `T${row.tier}`, `${row.metric}/${row.issueType ?? "any"}/${row.segment ?? "any"}`].includes(part),
    );
  }, document);
}

describe("the difference of two documents", () => {
  it("names what changed, leaf by leaf", () => {
    const differences = changed((p) => {
      p.bands.high = 0.9;
      Object.assign(p.issueTypes.find((t) => t.id === "invoice")!, { stage: "off", bands: { high: 1, low: 0.5 } });
      p.sla.targets.find((t) => t.metric === "resolution" && t.segment === "enterprise")!.minutes = 240;
      p.tiers[1]!.costPerMinute = 1;
    });
    expect(differences).toEqual(
      [
        { path: "tiers.T2.costPerMinute", was: 0.016, is: 1 },
        { path: "issueTypes.invoice.stage", was: "autonomous", is: "off" },
        { path: "issueTypes.invoice.bands", was: null, is: { high: 1, low: 0.5 } },
        { path: "bands.high", was: 0.85, is: 0.9 },
        { path: "sla.targets.resolution/any/enterprise.minutes", was: 480, is: 240 },
      ].sort(
        (a, b) =>
          Object.keys(policyWith()).indexOf(a.path.split(".")[0]!) -
          Object.keys(policyWith()).indexOf(b.path.split(".")[0]!),
      ),
    );
  });

  it("leaves out where things stand on the canvas", () => {
    const moved = changed((p) => Object.assign(p.canvas.positions, { gates: { x: 4, y: -20 } }));
    expect(moved).toEqual([]);
  });

  it("tells a row that came and one that went", () => {
    const differences = changed((p) => {
      p.teams.pop();
      p.teams.push({ id: "field", name: "Field", tiers: [1], cover: null });
    });
    expect(differences).toEqual([
      { path: "teams.integrations", was: expect.objectContaining({ id: "integrations" }), is: null },
      { path: "teams.field", was: null, is: expect.objectContaining({ id: "field" }) },
    ]);
  });

  it("is none for moved rows, but for moved rules, whose order decides", () => {
    const moved = changed((p) => {
      for (const list of [p.teams, p.tiers, p.issueTypes, p.sla.targets]) list.reverse();
    });
    expect(moved).toEqual([]);
    expect(changed((p) => p.ownership.reverse())).toMatchObject([{ path: "ownership" }]);
  });

  it("is none for other orders of keys, as a database returns them", () => {
    const turned = (x: unknown): unknown => {
      if (Array.isArray(x)) return x.map(turned);
      if (typeof x !== "object" || x === null) return x;
      return Object.fromEntries(
        Object.entries(x)
          .reverse()
          .map(([key, value]) => [key, turned(value)]),
      );
    };
    expect(diffDocuments(policyWith(), turned(policyWith()))).toEqual([]);
  });

  it.each<[string, unknown, unknown, string[]]>([
    [
      "an issue type named like a segment",
      rows("trial", null),
      rows(null, "trial"),
      ["resolution/trial/any", "resolution/any/trial"],
    ],
    [
      "rows that share a name",
      [
        { id: "a", n: 1 },
        { id: "a", n: 2 },
      ],
      [
        { id: "a", n: 3 },
        { id: "a", n: 2 },
      ],
      [""],
    ],
    ["a key that every object inherits", {}, { constructor: 1 }, ["constructor"]],
    ["nothing and null", { a: undefined, b: null }, { a: null }, []],
    ["no document", undefined, { a: 1 }, [""]],
  ])("%s", (_, was, is, paths) => {
    expect(diffDocuments(was, is).map((d) => d.path)).toEqual(paths);
  });

  it("of equal JSON is empty, of any other not, and both ways the same places", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(diffDocuments(a, structuredClone(a))).toEqual([]);
        const there = diffDocuments(a, b);
        const back = diffDocuments(b, a).map((d) => ({ path: d.path, was: d.is, is: d.was }));
        const inOrder = (list: typeof there) => list.map((d) => JSON.stringify([d.path, d.was, d.is])).sort();
        expect(inOrder(back)).toEqual(inOrder(there));
      }),
    );
  });

  it("of documents leads to real places that hold what it says", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (a, b) => {
        const differences = diffDocuments(a, b);
        for (const { path, was, is } of differences) {
          expect(valueAt(a, path) ?? null).toEqual(was);
          expect(valueAt(b, path) ?? null).toEqual(is);
          expect(was).not.toEqual(is);
        }
        expect(differences.length === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 50 },
    );
  });
});

function rows(issueType: string | null, segment: string | null) {
  return [{ metric: "resolution", issueType, segment, minutes: 1 }];
}
