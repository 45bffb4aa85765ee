import { describe, expect, it } from "vitest";
import { facts, policyWith } from "@/server/cli/test-setup/policies";
import { decide } from "../decision/decide";
import { replayDecision } from "../decision/replay";
import { compilePolicy } from "../policy/compile";
import { reason } from "../reasons";
import { checkOverride, type OverrideDraft, overrideDraft } from "./check";
import { type Override, overridden } from "./override";

const policy = compilePolicy(
  1,
  policyWith(() => {}),
);
const hour = 3_600_000;
const now = Date.UTC(2026, 2, 4, 10);
const over = (id: string, scope: Override["scope"], team: string, more: Partial<Override> = {}): Override => ({
  id,
  scope,
  segment: null,
  to: { team, tier: null },
  from: now - hour,
  until: now + hour,
  ...more,
});
const team = (id: string) => ({ kind: "team", id }) as const;
const type = (id: string) => ({ kind: "issueType", id }) as const;
const owner = { team: "billing", tier: 1, issueType: "invoice", reason: reason("ownerByIssueType") };

describe("an override", () => {
  it("takes an issue type, a team or a segment of it, and what is narrower first", () => {
    const wide = over("a", team("billing"), "product");
    const narrow = over("b", type("invoice"), "access");
    expect(overridden(policy, owner, "standard", [wide])).toMatchObject({ team: "product" });
    expect(overridden(policy, owner, "standard", [wide, narrow]).team).toBe("access");
    expect(overridden(policy, owner, "trial", [{ ...narrow, segment: "enterprise" }])).toBe(owner);
    expect(overridden(policy, owner, "enterprise", [{ ...narrow, segment: "enterprise" }]).team).toBe("access");
  });

  it("goes on where its target is overridden too, and never in a circle", () => {
    const chain = [over("a", type("invoice"), "product"), over("b", team("product"), "integrations")];
    const led = overridden(policy, owner, "standard", chain);
    expect(led.team).toBe("integrations");
    expect(led.reason.params).toMatchObject({ override: "a, b", instead: "billing" });
    const circle = [over("a", team("billing"), "product"), over("b", team("product"), "billing")];
    expect(overridden(policy, owner, "standard", circle).team).toBe("product");
  });

  it("names the lowest tier, and does nothing where the policy has no such place any more", () => {
    const at2 = over("a", type("invoice"), "billing", { to: { team: "billing", tier: 2 } });
    expect(overridden(policy, owner, "standard", [at2])).toMatchObject({ team: "billing", tier: 2 });
    expect(overridden(policy, owner, "standard", [over("a", type("invoice"), "gone")])).toBe(owner);
  });

  it("decides, is kept with the decision, and replays after it has ended", () => {
    const moved = over("a", type("invoice"), "product");
    const seen = { ...facts(), at: now, overrides: [moved] };
    const result = decide(seen, policy);
    expect(result).toMatchObject({ team: "product" });
    expect(result.reasons.map((r) => r.code)).toContain("ownerByOverride");
    expect(replayDecision({ facts: seen, result }, policy)).toEqual([]);
    expect(decide({ ...seen, at: now + hour }, policy).team).toBe("billing");
  });
});

const draft = (more: Partial<OverrideDraft> = {}): OverrideDraft => ({
  scope: type("invoice"),
  segment: null,
  toTeam: "product",
  toTier: null,
  until: now + hour,
  reason: "Half of billing is ill",
  moves: true,
  ...more,
});
const staffed = ["billing", "product", "access", "integrations"].map((t) => ({ team: t, tier: 2 }));

describe("what is wrong with an override", () => {
  const check = (d: OverrideDraft, others: Override[] = []) => checkOverride(d, { policy, others, staffed, now });
  const billing = { scope: team("billing") };

  it.each<[string | null, OverrideDraft, Override[]?]>([
    [null, draft()],
    ["past", draft({ until: now })],
    ["past", draft({ until: now - hour })],
    ["tooLong", draft({ until: now + 14 * 24 * hour + 1 })],
    [null, draft({ until: now + 14 * 24 * hour })],
    ["unknownScope", draft({ scope: type("nothing-such") })],
    ["unknownScope", draft({ scope: team("gone") })],
    ["unknownTeam", draft({ toTeam: "gone" })],
    ["unknownTier", draft({ toTier: 9 })],
    ["unstaffed", draft({ toTier: 3 })],
    ["ontoItself", draft({ toTeam: "billing" })],
    ["ontoItself", draft({ ...billing, toTeam: "billing" })],
    [null, draft({ toTeam: "billing", toTier: 2 })],
    ["taken", draft(), [over("x", type("invoice"), "access")]],
    [null, draft({ segment: "trial" }), [over("x", type("invoice"), "access")]],
    ["circle", draft({ ...billing }), [over("x", team("product"), "billing")]],
    ["circle", draft(), [over("x", team("product"), "billing")]],
    ["circle", draft({ ...billing }), [over("x", team("product"), "access"), over("y", team("access"), "billing")]],
    [null, draft({ ...billing }), [over("x", team("product"), "access")]],
    [null, draft({ ...billing, segment: "trial" }), [over("x", team("product"), "billing", { segment: "enterprise" })]],
    [null, draft({ ...billing }), [over("x", team("product"), "billing", { until: now })]],
  ])("%s", (fault, d, others) => {
    expect(check(d, others)).toBe(fault);
  });

  it("is said of what is no draft", () => {
    for (const bad of [{}, draft({ reason: " \u0000" }), draft({ until: Number.NaN }), { ...draft(), x: 1 }])
      expect(overrideDraft.safeParse(bad).success).toBe(false);
  });
});
