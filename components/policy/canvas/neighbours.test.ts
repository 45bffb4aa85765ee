import { expect, it } from "vitest";
import { graphOf } from "@/server/domain/policy/graph/graph";
import { layoutOf } from "@/server/domain/policy/graph/layout";
import { neighbourOf } from "./neighbours";

const graph = graphOf({
  teams: [{ id: "billing", tiers: [1, 2] }],
  issueTypes: [
    { id: "refund", owner: "billing", startTier: 1, stage: "off" },
    { id: "invoice", owner: "billing", startTier: 2, stage: "review" },
  ],
});
const { positions } = layoutOf(graph);
const from = (id: string, to: Parameters<typeof neighbourOf>[3]) => neighbourOf(graph, positions, id, to);

it("follows lines to the right and to the left", () => {
  expect(from("type:refund", "ArrowRight")).toBe("queue:billing:1");
  expect(from("queue:billing:1", "ArrowRight")).toBe("queue:billing:2");
  expect(from("queue:billing:1", "ArrowLeft")).toBe("type:refund");
  expect(from("type:refund", "ArrowLeft")).toBeNull();
});
it("goes up and down a column, to its ends", () => {
  expect(from("type:refund", "ArrowDown")).toBe("type:invoice");
  expect(from("type:invoice", "ArrowUp")).toBe("type:refund");
  expect(from("type:refund", "ArrowLeft")).toBeNull();
});
