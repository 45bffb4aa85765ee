import fc from "fast-check";
import { expect, it } from "vitest";
import { anyFacts, anyPolicy } from "@/server/cli/test-setup/policies";
import { decide } from "../decision/decide";
import { checkPolicy } from "./check";
import { compilePolicy } from "./compile";
import { nodeId } from "./graph/nodeIds";
import { walkFacts } from "./graph/walk";

const place = fc.record({ x: fc.integer({ min: -9_999, max: 9_999 }), y: fc.integer({ min: -9_999, max: 9_999 }) });
const node = fc.constantFrom(nodeId.gates, nodeId.queue("access", 1), nodeId.issueType("sign-in"), "type:gone");

it("where things stand on the canvas changes nothing that is decided, and nothing that is found", () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, fc.dictionary(node, place), (before, facts, positions) => {
      const after = { ...before, canvas: { positions } };
      const [was, is] = [compilePolicy(1, before), compilePolicy(1, after)];
      expect(decide(facts, is)).toEqual(decide(facts, was));
      expect(walkFacts(is, facts)).toEqual(walkFacts(was, facts));
      expect(checkPolicy(after)).toEqual(checkPolicy(before));
    }),
    { numRuns: 40 },
  );
});
