import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, anyPolicy, facts, policyWith, signalsOf } from "@/server/cli/test-setup/policies";
import { decide } from "../decision/decide";
import { checkPolicy } from "../policy/check";
import { compilePolicy } from "../policy/compile";
import { publishedPolicy } from "../policy/document";
import type { ReasonCode } from "../reasons";
import { type DecisionContext, type EarlierTicket, emptyContext, repeatedContactOf } from "./context";
import { accountEventKinds, expansionStages } from "./vocabulary";

const policy = compilePolicy(1, policyWith());
const about = (issueType: string, probability = 0.9) => ({ candidates: [{ issueType, probability }] });
const known = (more: Partial<DecisionContext>): DecisionContext => ({ ...emptyContext, areEventsKnown: true, ...more });
const of = (issueType: string, context: DecisionContext | null) => decide(facts(about(issueType), { context }), policy);
const codes = (list: readonly { code: string }[]) => list.map((r) => r.code);
const contextCodes: ReasonCode[] = [
  ...(["contextEvent", "contextVolume", "contextRepeated", "contextChecked"] as const),
  ...(["withoutContext", "withoutEvent", "withoutVolume"] as const),
  ...(["priorityRenewal", "priorityChurnRisk", "priorityValue", "priorityRepeated", "priorityReopened"] as const),
];

const earlier = (number: number, more: Partial<EarlierTicket> = {}): EarlierTicket => ({
  ...{ number, issueType: "data-sync", daysAgo: 1, isSameCustomer: true, isReopened: false },
  ...more,
});

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const anyContext: fc.Arbitrary<DecisionContext> = fc.record({
  plan: fc.option(fc.constantFrom("Team", "Growth")),
  value: fc.option(
    fc.record({ amount: fc.double({ min: 0, max: 1e6, noNaN: true }), currency: fc.constantFrom("EUR", "USD", "XXX") }),
  ),
  renewalInDays: fc.option(fc.integer({ min: -400, max: 800 })),
  expansion: fc.option(fc.constantFrom(...expansionStages)),
  churnRisk: fc.option(chance),
  volume: fc.array(
    fc.record({ metric: fc.constantFrom("records", "calls"), change: fc.double({ min: -1, max: 20, noNaN: true }) }),
    { maxLength: 2 },
  ),
  areEventsKnown: fc.boolean(),
  events: fc.array(
    fc.record({ kind: fc.constantFrom(...accountEventKinds), daysAgo: fc.integer({ min: 0, max: 30 }) }),
    {
      maxLength: 3,
    },
  ),
  earlier: fc.array(
    fc.record({
      number: fc.nat(999),
      issueType: fc.constantFrom("data-sync", "invoice", null),
      daysAgo: fc.integer({ min: 0, max: 29 }),
      isSameCustomer: fc.boolean(),
      isReopened: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
});

describe("without a context", () => {
  it("the message alone decides, exactly as before there was any", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (document, some) => {
        const under = compilePolicy(1, document);
        const result = decide(some, under);
        expect(decide({ ...some, context: null }, under)).toEqual(result);
        const { complexityMean, complexityDeviation } = document.understanding;
        const alone = ((some.understanding?.signals.complexity.value ?? 0) - complexityMean) / complexityDeviation;
        expect(result.complexity).toBe(alone);
        expect(result).not.toHaveProperty("repeatedContact");
        const told = [...result.reasons, ...result.changes, ...result.contributions.map((c) => c.reason)];
        expect(told.filter((r) => contextCodes.includes(r.code))).toEqual([]);
      }),
    );
  });

  it("and a context in which nothing is known changes nothing either", () => {
    const alone = of("data-sync", null);
    expect(of("data-sync", emptyContext)).toEqual(alone);
  });

  it("a document of before gets the starting rules", () => {
    const { context: _, ...old } = policyWith();
    expect(publishedPolicy.parse(old).context).toEqual(policyWith().context);
  });
});

describe("with a context", () => {
  it("is total, names what counts, and never gives more to the machine", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, anyContext, (document, some, context) => {
        fc.pre(checkPolicy(document).ok);
        const under = compilePolicy(1, document);
        const [alone, result] = [decide(some, under), decide({ ...some, context }, under)];
        expect(document.teams.find((t) => t.id === result.team)?.tiers).toContain(result.tier);
        expect(result.priority).toBeGreaterThanOrEqual(alone.priority);
        expect(result.priority).toBeLessThanOrEqual(100);
        expect(result.complexity).toBeGreaterThanOrEqual(alone.complexity);
        const reach = ["human", "review", "autonomous"];
        expect(reach.indexOf(result.disposition)).toBeLessThanOrEqual(reach.indexOf(alone.disposition));
        if (result.complexity > alone.complexity) {
          expect(codes(result.reasons).some((c) => c.startsWith("context"))).toBe(true);
        }
        expect(decide(structuredClone({ ...some, context }), under)).toEqual(result);
      }),
    );
  });

  const risks: [string, (risk: number) => Partial<DecisionContext>][] = [
    ["churn risk", (r) => ({ churnRisk: r })],
    ["contract value", (r) => ({ value: { amount: r * 300_000, currency: "EUR" } })],
    ["nearness of renewal", (r) => ({ renewalInDays: Math.round(90 * (1 - r)) })],
    ["repetition", (r) => ({ earlier: Array.from({ length: Math.round(r * 6) }, (_, i) => earlier(i + 1)) })],
  ];
  it.each(risks)("more %s never lowers priority", (_, at) => {
    fc.assert(
      fc.property(anyContext, chance, chance, (context, a, b) => {
        const priority = (risk: number) => of("data-sync", { ...context, ...at(risk) }).priority;
        expect(priority(Math.max(a, b))).toBeGreaterThanOrEqual(priority(Math.min(a, b)));
      }),
    );
  });

  it("one text, migrated three days ago or not: another tier, each with the fact", () => {
    const migrated = of("data-sync", known({ events: [{ kind: "migration", daysAgo: 3 }] }));
    const quiet = of("data-sync", known({}));
    expect([migrated.tier, quiet.tier]).toEqual([2, 1]);
    expect(migrated.reasons).toContainEqual({
      code: "contextEvent",
      params: { event: "migration", days: 3, complexity: 1.2 },
    });
    expect(quiet.changes).toContainEqual({
      code: "withoutEvent",
      params: { event: "migration", within: 14, tier: 2, effect: "tier" },
    });
  });

  it("one text, volume +300 % or flat: another tier, each with the fact", () => {
    const grown = of("slow-performance", known({ volume: [{ metric: "records_synced", change: 3 }] }));
    const flat = of("slow-performance", known({ volume: [{ metric: "records_synced", change: 0.02 }] }));
    expect(grown.tier).toBeGreaterThan(flat.tier);
    expect(codes(grown.reasons)).toContain("contextVolume");
    expect(flat.changes).toContainEqual({
      code: "withoutVolume",
      params: { metric: "records_synced", change: 0.02, days: 7, from: 1, tier: grown.tier, effect: "tier" },
    });
  });

  it.each<[string, string, Partial<DecisionContext>, boolean]>([
    ["an event on its last day", "data-sync", { events: [{ kind: "migration", daysAgo: 14 }] }, true],
    ["an event a day too old", "data-sync", { events: [{ kind: "migration", daysAgo: 15 }] }, false],
    ["an event of no matter here", "feature-request", { events: [{ kind: "migration", daysAgo: 3 }] }, false],
    ["growth just enough", "rate-limit", { volume: [{ metric: "calls", change: 1 }] }, true],
    ["growth not enough", "rate-limit", { volume: [{ metric: "calls", change: 0.99 }] }, false],
    ["a second ticket about it", "data-sync", { earlier: [earlier(7)] }, true],
    ["a ticket about something else", "invoice", { earlier: [earlier(7)] }, false],
  ])("%s about %s", (_, issueType, more, counts) => {
    const made = of(issueType, known(more));
    expect(made.complexity > of(issueType, null).complexity).toBe(counts);
  });

  it("adds up to the limit and not beyond", () => {
    const all = known({
      events: accountEventKinds.map((kind) => ({ kind, daysAgo: 0 })),
      volume: [{ metric: "a", change: 9 }],
      earlier: [earlier(1)],
    });
    expect(of("data-sync", all).complexity - of("data-sync", null).complexity).toBeCloseTo(2, 10);
  });

  it("keeps the assistant from answering alone what the context makes harder, and says so", () => {
    const open = compilePolicy(
      1,
      policyWith((p) => {
        p.issueTypes.find((t) => t.id === "data-sync")!.stage = "autonomous";
      }),
    );
    const at = (context: DecisionContext) => decide(facts(about("data-sync", 0.99), { context }), open);
    const held = at(known({ events: [{ kind: "migration", daysAgo: 3 }] }));
    expect(held.disposition).toBe("review");
    expect(codes(held.reasons)).toContain("contextChecked");
    expect(codes(held.changes)).toContain("withoutContext");
    expect(at(known({})).disposition).toBe("autonomous");
  });

  it("gives no points for a value in a currency without a rate, nor for a renewal that has passed", () => {
    const priority = (more: Partial<DecisionContext>) => of("invoice", known(more)).priority;
    const alone = of("invoice", null).priority;
    expect(priority({ value: { amount: 1e6, currency: "JPY" } })).toBe(alone);
    expect(priority({ value: { amount: 1e6, currency: "USD" } })).toBe(alone + 10);
    expect(priority({ renewalInDays: -1 })).toBe(alone);
    expect(priority({ renewalInDays: 0 })).toBe(alone + 10);
  });

  it("counts as far as signals do: priority stays within 0 and 100", () => {
    const loud = facts({ ...about("data-sync"), signals: signalsOf({ severity: 1, urgency: 1, frustration: 1 }) });
    const all = known({ churnRisk: 1, renewalInDays: 0, value: { amount: 1e9, currency: "EUR" } });
    expect(decide({ ...loud, segment: "enterprise", context: all }, policy).priority).toBe(100);
  });
});

describe("repeated contact", () => {
  it.each<[string, EarlierTicket[], ReturnType<typeof repeatedContactOf>]>([
    ["nobody wrote before", [], null],
    ["about something else", [earlier(1, { issueType: "invoice" })], null],
    [
      "the customer twice this week and once this month",
      [earlier(3), earlier(2, { daysAgo: 6 }), earlier(1, { daysAgo: 20, isReopened: true })],
      { value: 0.5, last7: 3, last30: 4, by: "customer", numbers: [3, 2], reopened: 1 },
    ],
    [
      "a colleague this week",
      [earlier(5, { isSameCustomer: false })],
      { value: 0.25, last7: 2, last30: 2, by: "account", numbers: [5], reopened: null },
    ],
    [
      "only long ago",
      [earlier(5, { daysAgo: 12 })],
      { value: 0, last7: 1, last30: 2, by: "customer", numbers: [], reopened: null },
    ],
  ])("%s", (_, list, expected) => {
    expect(repeatedContactOf(list, "data-sync")).toEqual(expected);
  });
});
