import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { decide } from "../../decision/decide";
import { checkPolicy } from "../check";
import { compilePolicy } from "../compile";
import type { PolicyDocument } from "../document";
import { exampleOf, factsOf } from "./example";
import { nodeOf } from "./nodeIds";
import { walk, walkFacts } from "./walk";
import type { ExampleTicket } from "./way";

const compiled = (change: (p: PolicyDocument) => void = () => {}) => compilePolicy(1, policyWith(change));
const desk = compiled();
/** Wednesday in Berlin, 11:00 and 23:30. */
const [day, night] = [10, 22.5].map((h) => Date.UTC(2026, 2, 4) + h * 3_600_000) as [number, number];
const example = (issueTypes: Record<string, number>, more: Partial<ExampleTicket> = {}): ExampleTicket => ({
  issueTypes: Object.entries(issueTypes).map(([issueType, probability]) => ({ issueType, probability })),
  segment: "standard",
  channel: "email",
  at: day,
  signals: {},
  keywords: [],
  ...more,
});
const nodes = (ticket: ExampleTicket, policy = desk) => walk(policy, ticket).steps.map((s) => s.node);
const codesAt = (ticket: ExampleTicket, node: string, policy = desk) =>
  walk(policy, ticket)
    .steps.find((s) => s.node === node)
    ?.reasons.map((r) => r.code);

describe("the way of a ticket", () => {
  it("goes by the assistant to its owner, up the tiers and to the last resort", () => {
    expect(nodes(example({ invoice: 0.97 }))).toEqual([
      "type:invoice",
      "assistant",
      "queue:billing:1",
      "queue:billing:2",
      "lastResort",
    ]);
    expect(codesAt(example({ invoice: 0.97 }), "assistant")).toEqual(["aboveHigh"]);
    expect(codesAt(example({ invoice: 0.97 }), "queue:billing:1")).toEqual(["ownerByIssueType", "startTierPolicy"]);
    expect(codesAt(example({ invoice: 0.97 }), "queue:billing:2")).toEqual(["tierRaised"]);
    expect(codesAt(example({ invoice: 0.97 }), "lastResort")).toEqual(["topOfTeam", "ownerNext"]);
  });
  it("goes past the assistant where a gate closes, and says which", () => {
    const way = walk(desk, example({ invoice: 0.97 }, { signals: { legalOrSecurity: 0.9 }, keywords: ["Subpoena"] }));
    expect(way.steps.map((s) => s.node).slice(0, 3)).toEqual(["type:invoice", "gates", "queue:billing:1"]);
    expect(way.steps[1]?.reasons.map((r) => r.code)).toEqual(["gateLegalOrSecurity", "gateKeyword"]);
    expect([way.disposition, way.start]).toEqual(["human", 2]);
  });
  it("closes nothing for a keyword that the policy does not have", () => {
    expect(nodes(example({ invoice: 0.97 }, { keywords: ["banana"] }))).not.toContain("gates");
  });
  it("goes through the rule that decides, at its hours", () => {
    const moved = (at: number) => walk(desk, example({ "plan-change": 0.9 }, { at }));
    expect([moved(day).rule, moved(day).team]).toEqual([null, "billing"]);
    expect([moved(night).rule, moved(night).team]).toEqual(["plans-at-night", "access"]);
    expect(moved(night).steps[1]).toMatchObject({ node: "rule:plans-at-night", reasons: [{ code: "ownerByRule" }] });
  });
  it("goes on to other teams that may own it, which begin where it has come to", () => {
    // Access has it at night and has two tiers; billing owns the issue type and is asked next.
    const way = nodes(example({ "plan-change": 0.9 }, { at: night })).slice(-4);
    expect(way).toEqual(["queue:access:1", "queue:access:2", "queue:billing:2", "lastResort"]);
  });
  it("is cut off by the limit of hops", () => {
    const short = compiled((p) => Object.assign(p, { hopLimit: 1 }));
    const way = walk(short, example({ "plan-change": 0.9 }, { at: night }));
    expect(way.steps.slice(-2).map((s) => s.node)).toEqual(["queue:access:2", "lastResort"]);
    expect(way.steps.at(-1)?.reasons.map((r) => r.code)).toEqual(["topOfTeam", "hopLimit"]);
  });
  it("begins where no issue type fits at its place for that", () => {
    const way = walk(desk, example({}));
    expect([way.steps[0]?.node, way.team, way.issueType]).toEqual(["outOfScope", "product", null]);
    expect(nodes(example({ "unheard-of": 0.9 }))).toEqual(["lastResort"]);
    const gone = compiled((p) => Object.assign(p.outOfScope, { owner: "gardeners" }));
    expect(nodes(example({}), gone)).toEqual(["lastResort"]);
    expect(codesAt(example({}), "outOfScope")).toEqual(["outOfScope"]);
  });
  it("decides as a real ticket is decided", () => {
    const ticket = example({ "data-sync": 0.5, "api-error": 0.4 }, { signals: { urgency: 0.7, complexity: 0.8 } });
    const { team, tier, disposition, priority } = decide(factsOf(ticket, desk), desk);
    expect(walk(desk, ticket)).toMatchObject({ team, tier, disposition, priority, rule: "sync-by-api" });
  });
});

it("ends for any policy and any facts, with one owner and a reason at each step", () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, (document, facts) => {
      if (!checkPolicy(document).ok) return;
      const policy = compilePolicy(1, document);
      for (const way of [walkFacts(policy, facts), walk(policy, exampleOf(facts, "web", day))]) {
        expect(way.steps.at(-1)?.node).toBe("lastResort");
        expect(way.steps.length).toBeLessThanOrEqual(4 + (document.hopLimit + 1) * 9);
        expect(way.steps.filter((s) => nodeOf(s.node) === null || s.reasons.length === 0)).toEqual([]);
        expect(new Set(way.steps.map((s) => s.node)).size).toBe(way.steps.length);
        expect(way.start).toBeLessThan(way.steps.length);
      }
    }),
  );
});

it("says of a real decision's example what the decision said", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      facts.understanding?.candidates.sort((a, b) => b.probability - a.probability);
      const [was, is] = [decide(facts, desk), walk(desk, exampleOf(facts, "web", day))];
      const { team, tier, disposition, priority } = was;
      expect(is).toMatchObject({ team, tier, disposition, priority });
    }),
  );
});
