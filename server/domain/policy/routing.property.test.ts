import fc from "fast-check";
import { expect, it } from "vitest";
import { exampleArb, policyArb } from "@/server/cli/test-setup/policyArb";
import { checkPolicy } from "./check";
import { compilePolicy } from "./compile";
import { nodeOf } from "./graph/nodeIds";
import { walk } from "./graph/walk";

it("a document that passes the check routes every ticket to exactly one owner, in bounded hops", () => {
  let passed = 0;
  let judged = 0;
  fc.assert(
    fc.property(policyArb, fc.array(exampleArb, { minLength: 1, maxLength: 8 }), (document, tickets) => {
      judged++;
      if (!checkPolicy(document).ok) return;
      passed++;
      const policy = compilePolicy(1, document);
      for (const ticket of tickets) {
        const way = walk(policy, ticket);
        // One owner, whose team has that tier.
        const owners = document.teams.filter((t) => t.id === way.team);
        expect(owners).toHaveLength(1);
        expect(owners[0]!.tiers).toContain(way.tier);
        expect([`queue:${way.team}:${way.tier}`, "lastResort"]).toContain(way.steps[way.start]!.node);
        // On to the last resort, by queues that there are, none of them twice, over no more teams than the limit allows.
        const places = way.steps.slice(way.start).map((s) => nodeOf(s.node));
        expect(places.at(-1)).toEqual({ kind: "lastResort" });
        const queues = places.flatMap((x) => (x?.kind === "queue" ? [x] : []));
        expect(queues).toHaveLength(places.length - 1);
        for (const q of queues) expect(policy.teamTiers(q.team)).toContain(q.tier);
        const teams = queues.map((q) => q.team);
        const hops = teams.filter((t, i) => i > 0 && t !== teams[i - 1]).length;
        expect(hops).toBeLessThan(document.hopLimit);
        expect(new Set(queues.map((q) => `${q.team}:${q.tier}`)).size).toBe(queues.length);
        // What a ticket is about needs no reason; where it goes from there does.
        expect(way.steps.slice(1).every((s) => s.reasons.length > 0)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
  // The property says something: documents of sound parts pass, most of them.
  expect(passed).toBeGreaterThan(judged / 4);
});
