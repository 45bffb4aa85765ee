import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { starterPolicy } from "@/prisma/seed/policies/starter";
import { anyFacts, anyPolicy, person, policyWith } from "@/server/cli/test-setup/policies";
import { resolveOwner } from "../decision/owner";
import { checkPolicy, type DeskFacts, type Finding, type FindingCode } from "./check";
import { compilePolicy } from "./compile";
import type { OwnershipRule, PolicyDocument } from "./document";

const codes = (list: readonly Finding[]) => list.map((f) => f.code);
const staffedDesk = (p: PolicyDocument, more: Partial<DeskFacts> = {}): DeskFacts => ({
  staffed: p.teams.flatMap((t) => t.tiers.map((tier) => ({ team: t.id, tier }))),
  people: [person],
  outcomes: Object.fromEntries(p.issueTypes.map((t) => [t.id, { total: 240, wrong: 0 }])),
  ...more,
});

it("says of a document of no known version what can be done about it", () => {
  const found = (schemaVersion: unknown) => checkPolicy({ ...policyWith(), schemaVersion }).errors;
  expect(found(99)).toMatchObject([
    {
      path: "schemaVersion",
      message: expect.stringMatching(/version 99.*newer Baton/),
      fix: expect.stringMatching(/update Baton/),
    },
  ]);
  for (const none of [undefined, "10", 0])
    expect(found(none), String(none)).toMatchObject([
      { path: "schemaVersion", message: expect.stringMatching(/no version/) },
    ]);
});

describe("the policies that ship", () => {
  it("the demo's has no findings, with its people and outcomes", () => {
    const p = policyWith();
    expect(checkPolicy(p, staffedDesk(p))).toEqual({ ok: true, errors: [], warnings: [] });
  });

  it("the starter's may be published and says that nobody is the last resort", () => {
    const result = checkPolicy(starterPolicy());
    expect(result).toMatchObject({ ok: true, errors: [] });
    expect(codes(result.warnings)).toEqual(["lastResortMissing"]);
  });
});

/** A fault put into the demo's policy: what finds it, where, and a word of the ticket that would suffer. */
type Seeded = [code: FindingCode, path: string, example: RegExp, fault: (p: PolicyDocument) => void];
const invoice = (p: PolicyDocument) => p.issueTypes.find((t) => t.id === "invoice")!;
const at = policyWith().issueTypes.findIndex((t) => t.id === "invoice");
const rule = (issueTypes: string[], owner: string, more: Partial<OwnershipRule> = {}): OwnershipRule => ({
  id: `rule-${issueTypes.join("-")}-${owner}`,
  issueTypes,
  segments: null,
  hours: null,
  minProbability: 0.25,
  owner,
  ...more,
});

const errors: Seeded[] = [
  ["duplicate", "teams.4", /access/, (p) => p.teams.push({ ...p.teams[0]! })],
  ["duplicate", "teams.0.tiers.2", /1/, (p) => p.teams[0]!.tiers.push(1)],
  ["duplicate", "tiers.3", /2/, (p) => p.tiers.push({ ...p.tiers[1]! })],
  [
    "duplicate",
    `issueTypes.${at}.priors.2`,
    /1/,
    (p) => invoice(p).priors.push({ tier: 1, success: 1, handlingMinutes: 1 }),
  ],
  ["overlap", "issueTypes.19", /invoice/, (p) => p.issueTypes.push({ ...invoice(p), owner: "product" })],
  ["dangling", `issueTypes.${at}.owner`, /Invoice/i, (p) => Object.assign(invoice(p), { owner: "nobody" })],
  ["dangling", "teams.0.tiers", /access × T7/, (p) => p.teams[0]!.tiers.push(7)],
  ["dangling", `issueTypes.${at}.startTier`, /Invoice/i, (p) => Object.assign(invoice(p), { startTier: 7 })],
  ["dangling", `issueTypes.${at}.priors.0.tier`, /Invoice/i, (p) => Object.assign(invoice(p).priors[0]!, { tier: 7 })],
  ["dangling", "ownership.0.owner", /data-sync/, (p) => Object.assign(p.ownership[0]!, { owner: "nobody" })],
  ["dangling", "ownership.5.issueTypes", /gone/, (p) => p.ownership.push(rule(["gone", "refund"], "billing"))],
  ["dangling", "outOfScope.owner", /none of the issue types/, (p) => Object.assign(p.outOfScope, { owner: "nobody" })],
  ["dangling", "outOfScope.tier", /none of the issue types/, (p) => Object.assign(p.outOfScope, { tier: 8 })],
  ["dangling", "lastResort.team", /archived/, (p) => Object.assign(p.lastResort, { team: "nobody" })],
  [
    "dangling",
    "sla.targets.10.issueType",
    /gone/,
    (p) => p.sla.targets.push({ ...p.sla.targets[0]!, issueType: "gone" }),
  ],
  ["deadEnd", `issueTypes.${at}.startTier`, /Invoice.* nobody/i, (p) => Object.assign(invoice(p), { startTier: 3 })],
  [
    "deadEnd",
    "ownership.5.owner",
    /sso-setup/,
    (p) => {
      p.teams[1]!.tiers = [1];
      p.ownership.push(rule(["sso-setup", "user-invite"], "billing"));
    },
  ],
  [
    "deadEnd",
    "outOfScope.tier",
    /none of the issue types/,
    (p) => Object.assign(p, { outOfScope: { owner: "billing", tier: 3 } }),
  ],
  ["deadEnd", "lastResort.tier", /nobody else owns/, (p) => Object.assign(p.lastResort, { team: "billing", tier: 3 })],
  ["bands", "bands", /0.7/, (p) => Object.assign(p.bands, { low: 0.8, high: 0.6 })],
  ["bands", `issueTypes.${at}.bands`, /0.5/, (p) => Object.assign(invoice(p), { bands: { low: 0.6, high: 0.4 } })],
  [
    "overlap",
    "ownership.5",
    /api-error and data-sync|data-sync and api-error/,
    (p) => {
      p.ownership.push(rule(["api-error", "data-sync"], "product", { segments: ["trial"] }));
    },
  ],
  ["cycle", "ownership.5", /refund/, (p) => p.ownership.push(rule(["refund", "refund"], "billing"))],
  [
    "targetMissing",
    "sla.targets",
    /trial ticket .* acceptance/,
    (p) => {
      p.sla.targets = p.sla.targets.filter((t) => t.metric !== "acceptance" || t.segment !== null);
    },
  ],
  ["targetOverlap", "sla.targets.10", /acceptance/, (p) => p.sla.targets.push({ ...p.sla.targets[0]!, minutes: 7 })],
];
const warnings: Seeded[] = [
  ["lastResortMissing", "lastResort.person", /unowned/, (p) => Object.assign(p.lastResort, { person: null })],
  ["gateNeverFires", "gates.humanRequest", /0.99/, (p) => Object.assign(p.gates, { humanRequest: 1 })],
  ["gateNeverFires", "gates.keywords.2", /!!/, (p) => p.gates.keywords.push("!!")],
  [
    "overlap",
    "ownership.5",
    /data-sync.*(api-error or refund|refund or api-error)/,
    (p) => {
      p.ownership.push(rule(["data-sync", "refund"], "billing"));
    },
  ],
];

describe("a seeded fault is found, with its place, a ticket that would suffer and what to do", () => {
  const expectFinding = (list: Finding[], [code, path, example]: Seeded) => {
    const found = list.find((f) => f.code === code && f.path === path);
    expect(found, JSON.stringify(list)).toBeDefined();
    expect(found!.counterExample).toMatch(example);
    expect(found!.message).not.toBe("");
    expect(found!.fix).toBeTruthy();
  };

  it.each(errors)("%s at %s forbids publishing", (...seeded) => {
    const p = policyWith(seeded[3]);
    const result = checkPolicy(p);
    expect(result.ok).toBe(false);
    expectFinding(result.errors, seeded);
  });

  it.each(warnings)("%s at %s asks for a reason", (...seeded) => {
    const result = checkPolicy(policyWith(seeded[3]));
    expect(result).toMatchObject({ ok: true, errors: [] });
    expectFinding(result.warnings, seeded);
  });

  it.each<[string, (p: PolicyDocument) => void]>([
    [
      "the same rule for other segments",
      (p) => {
        p.ownership = [
          rule(["invoice", "refund"], "billing", { segments: ["trial"] }),
          rule(["refund", "invoice"], "product", { segments: ["business"] }),
        ];
      },
    ],
    [
      "rules that cannot hold at once",
      (p) => {
        p.ownership = [
          rule(["invoice", "refund"], "billing", { minProbability: 0.4 }),
          rule(["refund", "sign-in"], "product", { minProbability: 0.3 }),
        ];
      },
    ],
    [
      "rules without a common type",
      (p) => {
        p.ownership = [rule(["invoice", "refund"], "billing"), rule(["sign-in", "ui-bug"], "product")];
      },
    ],
    ["bands that touch", (p) => Object.assign(p.bands, { low: 0.7, high: 0.7 })],
    [
      "a target per segment",
      (p) => {
        p.sla.targets = p.sla.targets.flatMap((t) =>
          t.segment
            ? []
            : (["trial", "standard", "business", "enterprise"] as const).map((segment) => ({ ...t, segment })),
        );
      },
    ],
  ])("%s: no finding", (_, change) => {
    expect(checkPolicy(policyWith(change))).toEqual({ ok: true, errors: [], warnings: [] });
  });
});

describe("what is known of the desk", () => {
  const check = (more: Partial<DeskFacts>, change?: (p: PolicyDocument) => void) => {
    const p = policyWith(change);
    return checkPolicy(p, staffedDesk(p, more));
  };

  it("a queue where nobody works is a warning, once for each way into it", () => {
    const staffed = [1, 2, 3].flatMap((tier) => ["billing", "access", "product"].map((team) => ({ team, tier })));
    const { ok, warnings } = check({ staffed });
    expect(ok).toBe(true);
    expect(new Set(codes(warnings))).toEqual(new Set(["nobodyInQueue"]));
    expect(warnings.map((w) => w.path)).toContain("ownership.0.owner");
    expect(warnings[0]).toMatchObject({ counterExample: expect.stringMatching(/wait/), fix: expect.any(String) });
  });

  it("nobody for what belongs to no type", () => {
    const staffed = [1, 2].flatMap((tier) => ["billing", "access", "integrations"].map((team) => ({ team, tier })));
    const paths = check({ staffed }).warnings.map((w) => w.path);
    expect(paths).toEqual(expect.arrayContaining(["outOfScope.owner", "lastResort.team"]));
  });

  it("a last resort who cannot work here is an error", () => {
    expect(check({ people: [] }).errors).toMatchObject([{ code: "dangling", path: "lastResort.person" }]);
  });

  it("autonomy that is not earned is an error that says what is missing", () => {
    const outcomes = { invoice: { total: 60, wrong: 0 } };
    const { errors } = check({ outcomes }, (p) => {
      for (const t of p.issueTypes) t.stage = t.id === "invoice" ? "autonomous" : "review";
    });
    expect(errors).toMatchObject([{ code: "autonomyNotEarned", path: `issueTypes.${at}.stage` }]);
    expect(errors[0]!.fix).toMatch(/60 more/);
  });
});

describe("whatever is checked", () => {
  it("never throws, and finds any JSON invalid that is no document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        const result = checkPolicy(input);
        expect(result.ok).toBe(false);
        expect(codes(result.errors)).toContain("invalid");
      }),
    );
  });

  it("never throws on a document with any JSON in any place", () => {
    fc.assert(
      fc.property(anyPolicy, fc.constantFrom(...Object.keys(policyWith())), fc.jsonValue(), (p, key, value) => {
        const { ok, errors } = checkPolicy({ ...p, [key]: value });
        expect(ok).toBe(errors.length === 0);
      }),
    );
  });

  it.each<[string, object]>([
    ["(document)", { ...policyWith(), surprise: 1 }],
    ["bands", { ...policyWith(), bands: { high: 0.8, low: 0.5, middle: 0.6 } }],
    ["routing", { ...policyWith(), routing: { abandoncost: 1 } }],
  ])("names the unknown key in %s", (path, document) => {
    expect(checkPolicy(document).errors).toMatchObject([
      { code: "invalid", path, message: expect.stringMatching(/unknown key/) },
    ]);
  });

  it("names the place of a wrong value", () => {
    const p = policyWith((x) => Object.assign(x.issueTypes[2]!, { startTier: "one" }));
    expect(checkPolicy(p).errors).toMatchObject([{ code: "invalid", path: "issueTypes.2.startTier" }]);
  });

  it("a document that passes gives every ticket one owner that it names", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (document, { understanding, segment, at }) => {
        fc.pre(checkPolicy(document).ok);
        const owner = resolveOwner(compilePolicy(1, document), {
          candidates: understanding?.candidates ?? [],
          segment,
          at,
        });
        const team = document.teams.filter((t) => t.id === owner.team);
        expect(team).toHaveLength(1);
        expect(Math.max(...team[0]!.tiers)).toBeGreaterThanOrEqual(owner.tier);
      }),
      { numRuns: 150 },
    );
  });
});
