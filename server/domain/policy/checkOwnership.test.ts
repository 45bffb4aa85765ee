import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { aroundTheClock } from "../calendar/document";
import { resolveOwner } from "../decision/owner";
import { type HourState, segments } from "../vocabulary";
import { checkPolicy } from "./check";
import { coveredBy } from "./checkOwnership";
import { compilePolicy } from "./compile";
import type { OwnershipRule } from "./document";

const rule = (id: string, more: Partial<OwnershipRule> = {}): OwnershipRule => ({
  id,
  issueTypes: ["invoice", "refund"],
  segments: null,
  hours: null,
  minProbability: 0.2,
  owner: "billing",
  ...more,
});
const office = (during: HourState) => ({ hours: { calendar: "berlin-office", during } });
const check = (...ownership: OwnershipRule[]) =>
  checkPolicy(
    policyWith((p) => {
      p.ownership = ownership;
      p.calendars.push(structuredClone(aroundTheClock));
    }),
  );

/** Rules about few things, so that some cover others, and tickets about the same. */
const anyRules = fc.uniqueArray(
  fc.record<OwnershipRule>({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    issueTypes: fc.constantFrom(["invoice"], ["invoice", "refund"], ["refund", "invoice"]),
    segments: fc.constantFrom(null, ["trial"], ["business"], ["business", "trial"]),
    hours: fc.constantFrom(null, office("open").hours, office("closed").hours),
    minProbability: fc.constantFrom(0.2, 0.4),
    owner: fc.constantFrom("billing", "product", "access"),
  }),
  { minLength: 2, selector: (x) => x.id },
);
const anyTicket = fc.record({
  candidates: fc.constantFrom(0.1, 0.3, 0.5).map((probability) => [
    { issueType: "invoice", probability: 0.5 },
    { issueType: "refund", probability },
  ]),
  segment: fc.constantFrom(...segments),
  at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
});

describe("rules that can never decide", () => {
  it.each<[string, OwnershipRule[]]>([
    ["the same in another order", [rule("a"), rule("b", { issueTypes: ["refund", "invoice"], owner: "product" })]],
    ["also of the same owner", [rule("a"), rule("b", { segments: ["trial"] })]],
    ["one that asks for more", [rule("a"), rule("b", { minProbability: 0.3, owner: "product" })]],
    ["one by hour after one for all hours", [rule("a"), rule("b", { ...office("open"), owner: "product" })]],
    ["after both hours of a calendar", [rule("a", office("open")), rule("b", office("closed")), rule("c")]],
    [
      "after its segments one by one",
      [
        rule("a", { segments: ["trial"] }),
        rule("b", { segments: ["business"] }),
        rule("c", { segments: ["business", "trial"] }),
      ],
    ],
  ])("%s", (_, rules) => {
    const { ok, errors } = check(...rules);
    const path = `ownership.${rules.length - 1}`;
    expect(ok).toBe(false);
    expect(errors).toMatchObject([{ code: "overlap", path, message: expect.stringContaining("never decides") }]);
    expect(errors[0]!.counterExample).toMatch(/ticket about invoice and refund/);
  });

  it.each<[string, string, OwnershipRule]>([
    ["asking for more than 1 in all", "minProbability", rule("a", { minProbability: 0.6 })],
    ["no segment", "segments", rule("a", { segments: [] })],
    [
      "closing hours of what never closes",
      "hours",
      rule("a", { hours: { calendar: "around-the-clock", during: "closed" } }),
    ],
  ])("%s", (_, field, one) => {
    expect(check(one).errors).toMatchObject([{ code: "ruleWithoutEffect", path: `ownership.0.${field}` }]);
  });

  it.each<[string, OwnershipRule[]]>([
    ["the exception before the rule", [rule("a", { segments: ["trial"], owner: "product" }), rule("b")]],
    ["hours before all hours", [rule("a", { ...office("closed"), owner: "product" }), rule("b")]],
    ["opposite hours", [rule("a", office("closed")), rule("b", { ...office("open"), owner: "product" })]],
    ["what asks for less", [rule("a", { minProbability: 0.4 }), rule("b", { owner: "product" })]],
    [
      "the combination before one of its issue types",
      [rule("a"), rule("b", { issueTypes: ["refund"], owner: "product" })],
    ],
  ])("not: %s", (_, rules) => {
    expect(check(...rules)).toEqual({ ok: true, errors: [], warnings: [] });
  });

  it("warns where one of its issue types goes before the combination", () => {
    const { ok, warnings } = check(rule("a", { issueTypes: ["refund"] }), rule("b", { owner: "product" }));
    expect(ok).toBe(true);
    expect(warnings).toMatchObject([
      { code: "overlap", path: "ownership.1", counterExample: expect.stringMatching(/refund.*may also be invoice/) },
    ]);
  });

  it("a rule that is found covered is one without which every ticket has the same owner", () => {
    let covered = 0;
    fc.assert(
      fc.property(anyRules, anyTicket, (ownership, asked) => {
        const { team } = resolveOwner(compilePolicy(1, { ...policyWith(), ownership }), asked);
        ownership.forEach((_, i) => {
          if (coveredBy(ownership, i).length === 0) return;
          covered++;
          const without = { ...policyWith(), ownership: ownership.filter((__, k) => k !== i) };
          expect(resolveOwner(compilePolicy(1, without), asked).team).toBe(team);
        });
      }),
      { numRuns: 1000 },
    );
    expect(covered).toBeGreaterThan(50);
  });
});

describe("names that lead nowhere", () => {
  it.each<[string, string, Partial<OwnershipRule>]>([
    ["a team", "owner", { owner: "nobody" }],
    ["an issue type", "issueTypes", { issueTypes: ["invoice", "gone"] }],
    ["a calendar", "hours.calendar", { hours: { calendar: "gone", during: "open" } }],
  ])("%s", (_, field, more) => {
    expect(check(rule("a", more)).errors).toMatchObject([{ code: "dangling", path: `ownership.0.${field}` }]);
  });

  it("an id twice", () => {
    expect(check(rule("a", { segments: ["trial"] }), rule("a")).errors).toMatchObject([{ code: "duplicate" }]);
  });

  it("a section that is missing", () => {
    for (const key of ["ownership", "hopLimit", "lastResort", "calendars"]) {
      const { ok, errors } = checkPolicy({ ...policyWith(), [key]: undefined });
      expect(ok).toBe(false);
      expect(errors).toMatchObject([{ code: "invalid", path: key }]);
    }
  });
});
