import { describe, expect, it } from "vitest";
import { graphOf } from "@/server/domain/policy/graph/graph";
import { loadsOf, strokeOf } from "./load";

const document = {
  teams: [{ id: "billing", name: "Billing", tiers: [1] }],
  issueTypes: [{ id: "refund", owner: "billing", startTier: 1, stage: "review" }],
};
const { nodes, edges } = graphOf(document);
const loads = loadsOf([
  { issueType: "refund", team: "billing", tier: 1, isAssistant: false, open: 5, waiting: 2 },
  { issueType: "refund", team: null, tier: null, isAssistant: true, open: 3, waiting: 0 },
  { issueType: null, team: "billing", tier: 1, isAssistant: false, open: 1, waiting: 1 },
  { issueType: null, team: null, tier: null, isAssistant: false, open: 4, waiting: 4 },
]);

describe("loadsOf", () => {
  it("says what every node has, and what came along every edge", () => {
    const at = (id: string) => loads.node(nodes.find((n) => n.id === id)!);
    expect(at("type:refund")).toEqual({ open: 8, waiting: 2 });
    expect(at("queue:billing:1")).toEqual({ open: 6, waiting: 3 });
    expect(at("assistant")).toEqual({ open: 3, waiting: 0 });
    expect(at("outOfScope")).toEqual({ open: 5, waiting: 5 });
    expect(at("gates")).toBeNull();
    const along = Object.fromEntries(edges.map((e) => [e.kind, loads.edge(e)]));
    expect(along).toMatchObject({ owner: 5, gated: 3, answers: 3, end: 0 });
  });
});

it("draws more tickets wider, within bounds", () => {
  const widths = [0, 1, 10, 100, 100_000].map(strokeOf);
  expect(widths).toEqual([...widths].sort((a, b) => a - b));
  expect(widths.at(-1)).toBeLessThan(7);
});
