import { describe, expect, it } from "vitest";
import { nodeId, nodeOf } from "./nodeIds";

describe("nodeOf", () => {
  it("reads every name that nodeId gives", () => {
    expect(nodeOf(nodeId.issueType("refund"))).toEqual({ kind: "issueType", id: "refund" });
    expect(nodeOf(nodeId.rule("vip-billing"))).toEqual({ kind: "rule", id: "vip-billing" });
    expect(nodeOf(nodeId.queue("payments", 2))).toEqual({ kind: "queue", team: "payments", tier: 2 });
    for (const kind of ["outOfScope", "gates", "assistant", "lastResort"] as const)
      expect(nodeOf(nodeId[kind])).toEqual({ kind });
  });
  it("knows nothing else", () => {
    for (const id of ["", "type:", "type:a:1", "queue:a", "queue:a:0", "queue:a:12", "nothing"])
      expect(nodeOf(id)).toBeNull();
  });
});
