import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { graphOf } from "./graph";
import { layoutOf } from "./layout";
import { nodeOf } from "./nodeIds";
import { nodeAt } from "./places";

const edgesFrom = (document: unknown, source: string) => graphOf(document).edges.filter((e) => e.source === source);

describe("graphOf", () => {
  it("leads an issue type to its owner's queue, up the tiers and to the last resort", () => {
    const p = policyWith((d) => {
      d.issueTypes[0]!.owner = "access";
      d.issueTypes[0]!.startTier = 1;
      d.teams.find((t) => t.id === "access")!.tiers = [2, 1];
      d.lastResort.team = "billing";
    });
    const id = `type:${p.issueTypes[0]!.id}`;
    expect(edgesFrom(p, id)).toContainEqual(
      expect.objectContaining({ kind: "owner", target: "queue:access:1", path: "issueTypes.0.owner" }),
    );
    expect(edgesFrom(p, "queue:access:1").map((e) => [e.kind, e.target])).toEqual([["up", "queue:access:2"]]);
    expect(edgesFrom(p, "queue:access:2").map((e) => [e.kind, e.target])).toEqual([["end", "lastResort"]]);
  });

  it("starts at the next tier up where the team lacks the one that is asked for, and nowhere above its highest", () => {
    const at = (tier: number) =>
      edgesFrom(
        policyWith((d) => {
          d.issueTypes[0]!.owner = "access";
          d.issueTypes[0]!.startTier = tier;
          d.teams.find((t) => t.id === "access")!.tiers = [2];
        }),
        `type:${policyWith().issueTypes[0]!.id}`,
      ).find((e) => e.kind === "owner")?.target;
    expect([at(1), at(2), at(3)]).toEqual(["queue:access:2", "queue:access:2", undefined]);
  });

  it("shows a rule between the issue types it combines and its owner, and gates before the assistant", () => {
    const p = policyWith((d) => {
      const [a, b] = d.issueTypes;
      d.ownership = [
        { id: "both", issueTypes: [a!.id, b!.id], segments: null, hours: null, minProbability: 0.2, owner: "product" },
      ];
      a!.stage = "review";
      b!.stage = "off";
    });
    const { edges } = graphOf(p);
    expect(edges.filter((e) => e.target === "rule:both").map((e) => e.path)).toEqual([
      "ownership.0.issueTypes",
      "ownership.0.issueTypes",
    ]);
    expect(edges.filter((e) => e.source === "rule:both")).toHaveLength(1);
    const gated = edges.filter((e) => e.kind === "gated").map((e) => e.source);
    expect(gated).toContain(`type:${p.issueTypes[0]!.id}`);
    expect(gated).not.toContain(`type:${p.issueTypes[1]!.id}`);
  });

  it("is total: any JSON gives nodes with names of nodes, each once, and edges between them", () => {
    const shaken = fc.tuple(
      anyPolicy,
      fc.constantFrom("teams", "tiers", "issueTypes", "ownership", "gates"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          shaken.map(([p, key, value]) => ({ ...p, [key]: value })),
        ),
        (document) => {
          const { nodes, edges } = graphOf(document);
          const ids = new Set(nodes.map((n) => n.id));
          expect(ids.size).toBe(nodes.length);
          for (const { id } of nodes) expect(nodeOf(id)).not.toBeNull();
          expect(new Set(edges.map((e) => e.id)).size).toBe(edges.length);
          for (const { source, target } of edges) expect(ids.has(source) && ids.has(target)).toBe(true);
          expect(Object.keys(layoutOf({ nodes, edges }).positions).sort()).toEqual([...ids].sort());
        },
      ),
    );
  });
});

describe("nodeAt", () => {
  it("finds the node of a place", () => {
    const p = policyWith();
    expect(nodeAt(p, "issueTypes.0.owner")).toBe(`type:${p.issueTypes[0]!.id}`);
    expect(nodeAt(p, "teams.1.tiers")).toBe(`queue:${p.teams[1]!.id}:${Math.min(...p.teams[1]!.tiers)}`);
    expect(nodeAt(p, "gates.keywords.0")).toBe("gates");
    for (const path of ["sla.targets.0", "issueTypes.99", "issueTypes", "(document)", ""])
      expect(nodeAt(p, path)).toBeNull();
  });
});
