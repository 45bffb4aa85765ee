import { describe, expect, it } from "vitest";
import { facts, policyWith } from "@/server/cli/test-setup/policies";
import { compilePolicy } from "../policy/compile";
import type { OwnershipRule, PolicyDocument } from "../policy/document";
import type { Candidate } from "../triage/understanding";
import { decide } from "./decide";
import { resolveOwner } from "./owner";

const compiled = (change: (p: PolicyDocument) => void) => compilePolicy(1, policyWith(change));
const rule = (id: string, owner: string, more: Partial<OwnershipRule>): OwnershipRule => ({
  id,
  issueTypes: ["invoice"],
  segments: null,
  hours: null,
  minProbability: 0.2,
  owner,
  ...more,
});
const during = (state: "open" | "closed") => ({ hours: { calendar: "berlin-office", during: state } });
const desk = compiled((p) => {
  p.ownership = [
    rule("three", "access", { issueTypes: ["invoice", "refund", "sign-in"], minProbability: 0.1 }),
    rule("big-at-night", "product", { segments: ["enterprise"], ...during("closed") }),
    rule("night", "integrations", during("closed")),
    rule("big", "access", { segments: ["enterprise"] }),
  ];
});

/** Wednesday in Berlin: 11:00, 13:30 (lunch), 18:00 (closing), 23:30. */
const [day, lunch, closing, night] = [10, 12.5, 17, 22.5].map((h) => Date.UTC(2026, 2, 4) + h * 3_600_000);
const invoice: Candidate[] = [{ issueType: "invoice", probability: 0.8 }];
const three: Candidate[] = ["invoice", "refund", "sign-in"].map((issueType, i) => ({
  issueType,
  probability: 0.5 - 0.15 * i,
}));

describe("the owner", () => {
  it.each([
    ["by day: the issue type's own", invoice, "standard", day, "billing", "ownerByIssueType"],
    ["at lunch", invoice, "standard", lunch, "integrations", "night"],
    ["at the instant of closing", invoice, "standard", closing, "integrations", "night"],
    ["just before", invoice, "standard", closing! - 1, "billing", "ownerByIssueType"],
    ["at night", invoice, "standard", night, "integrations", "night"],
    ["at night by segment, which goes first", invoice, "enterprise", night, "product", "big-at-night"],
    ["by segment", invoice, "enterprise", day, "access", "big"],
    ["of three issue types at once, before all", three, "enterprise", night, "access", "three"],
    ["of two of three", three.slice(0, 2), "standard", day, "billing", "ownerByIssueType"],
  ] as const)("%s", (_, candidates, segment, at, team, why) => {
    const owner = resolveOwner(desk, { candidates, segment, at });
    expect(owner.team).toBe(team);
    expect([owner.reason.code, owner.reason.params.rule]).toContain(why);
  });

  it("names rule, segment and hour, and who would have it at another hour or in another segment", () => {
    const { reasons, changes } = decide(facts({}, { segment: "enterprise", at: night }), desk);
    expect(reasons).toContainEqual({
      code: "ownerByRule",
      params: {
        team: "product",
        rule: "big-at-night",
        issueTypes: "invoice",
        isSegment: true,
        segment: "enterprise",
        calendar: "berlin-office",
        during: "closed",
      },
    });
    expect(changes).toContainEqual({
      code: "atOtherHours",
      params: { team: "access", calendar: "berlin-office", during: "open" },
    });
    expect(changes).toContainEqual({ code: "inOtherSegment", params: { team: "integrations", segment: "trial" } });
  });

  it("says nothing of other hours where they change nothing", () => {
    const { changes } = decide(
      facts({}, { at: day }),
      compiled((p) => Object.assign(p, { ownership: [] })),
    );
    expect(changes.map((c) => c.code)).not.toContain("atOtherHours");
  });

  it("is the last resort where the policy has no such team", () => {
    const gone = compiled((p) => {
      p.ownership = [rule("gone", "gardeners", {})];
      p.outOfScope.owner = "gardeners";
    });
    const unknown = { team: "product", reason: { code: "ownerUnknown", params: { instead: "gardeners" } } };
    expect(resolveOwner(gone, { candidates: invoice, segment: "trial", at: day })).toMatchObject(unknown);
    expect(decide(facts({ noneOfThese: 1 }, { at: day }), gone)).toMatchObject({ team: "product" });
  });

  it("survives a calendar that the policy does not have: the rule does not fit", () => {
    const gone = compiled((p) => {
      p.ownership = [rule("x", "product", { hours: { calendar: "nowhere", during: "closed" } })];
    });
    expect(decide(facts({}, { at: night }), gone)).toMatchObject({ team: "billing" });
  });
});

describe("a decision from before ownership had hours", () => {
  const policy = compiled((p) => {
    p.ownership = [
      rule("combination-1", "access", { issueTypes: ["invoice", "refund"] }),
      rule("night", "product", during("closed")),
    ];
  });
  it("is the same again: no rule by hour, the reason as it was said, nothing more that would have changed it", () => {
    const { team, reasons, changes } = decide(facts({ candidates: three }), policy);
    expect(team).toBe("access");
    expect(reasons).toContainEqual({
      code: "ownerByIntersection",
      params: { team: "access", first: "invoice", second: "refund" },
    });
    expect(changes.map((c) => c.code)).toEqual(["wouldBeReview"]);
    expect(decide(facts(), policy).team).toBe("billing");
  });
});
