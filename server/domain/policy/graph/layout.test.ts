import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { graphOf } from "./graph";
import { layoutOf, sizes } from "./layout";

/** Pairs of nodes that lie on each other. */
function collisions(document: unknown): string[] {
  const graph = graphOf(document);
  const at = layoutOf(graph).positions;
  const boxes = graph.nodes.map((n) => ({ id: n.id, ...at[n.id]!, ...sizes[n.kind] }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  );
}

describe("layoutOf", () => {
  it("lays nothing on anything else, and leads from left to right", () => {
    expect(collisions(policyWith())).toEqual([]);
    fc.assert(
      fc.property(anyPolicy, (p) => {
        expect(collisions(p)).toEqual([]);
        const graph = graphOf(p);
        const at = layoutOf(graph).positions;
        for (const { source, target } of graph.edges) expect(at[source]!.x).toBeLessThan(at[target]!.x);
      }),
      { numRuns: 50 },
    );
  });

  it("leaves what was put somewhere by hand, and gives the same twice", () => {
    const graph = graphOf(policyWith());
    const given = { gates: { x: -40, y: 7 } };
    expect(layoutOf(graph, given).positions.gates).toEqual(given.gates);
    expect(layoutOf(graph, given)).toEqual(layoutOf(graph, given));
    const { gates: _, ...others } = layoutOf(graph, given).positions;
    expect(layoutOf(graph).positions).toMatchObject(others);
  });

  it("has room for 300 issue types and 40 teams", () => {
    const p = policyWith((d) => {
      d.teams = Array.from({ length: 40 }, (_, i) => ({
        id: `team-${i}`,
        name: `Team ${i}`,
        tiers: [1, 2, 3],
        cover: null,
      }));
      const [type] = d.issueTypes;
      d.issueTypes = Array.from({ length: 300 }, (_, i) => ({ ...type!, id: `type-${i}`, owner: `team-${i % 40}` }));
    });
    expect(collisions(p)).toEqual([]);
  });
});
