import fc from "fast-check";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import type { DecisionFacts } from "../../domain/decision/decide";
import type { PolicyDocument } from "../../domain/policy/document";
import { type SignalName, signalNames, type Understanding } from "../../domain/triage/understanding";
import { autonomyStages, hourStates, promiseMetrics, segments } from "../../domain/vocabulary";

/** Policies and facts for the tests of what they decide. */

export const person = "00000000-0000-7000-8000-000000000000";

const demo = demoPolicy(person);

/** The demo's policy, changed. */
export function policyWith(change: (p: PolicyDocument) => void = () => {}): PolicyDocument {
  const document = structuredClone(demo);
  change(document);
  return document;
}

export const signalsOf = (values: Partial<Record<SignalName, number>> = {}): Understanding["signals"] =>
  Object.fromEntries(signalNames.map((name) => [name, { value: values[name] ?? 0, evidence: [] }])) as never;

export const understood = (more: Partial<Understanding> = {}): Understanding => ({
  modelVersion: "m",
  candidates: [{ issueType: "invoice", probability: 0.95 }],
  noneOfThese: 0,
  signals: signalsOf(),
  errorSignatures: [],
  ...more,
});

export const facts = (more: Partial<Understanding> | null = {}, rest: Partial<DecisionFacts> = {}): DecisionFacts => ({
  understanding: more && understood(more),
  segment: "standard",
  keywords: [],
  ...rest,
});

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const issueTypes = [...demo.issueTypes.map((t) => t.id), "unheard-of", "constructor"];
const segment = fc.constantFrom(...segments);

export const anyFacts: fc.Arbitrary<DecisionFacts> = fc.record({
  understanding: fc.option(
    fc.record({
      modelVersion: fc.constant("m"),
      candidates: fc.array(fc.record({ issueType: fc.constantFrom(...issueTypes), probability: chance }), {
        maxLength: 4,
      }),
      noneOfThese: chance,
      signals: fc.tuple(...signalNames.map(() => chance)).map((values) => {
        return signalsOf(Object.fromEntries(signalNames.map((name, i) => [name, values[i]])));
      }),
      errorSignatures: fc.constant([]),
    }),
  ),
  segment,
  at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  keywords: fc.constantFrom([], ["subpoena"]),
});

const points = fc.double({ min: 0, max: 100, noNaN: true });

const startTier = fc.constantFrom(1, 1, 1, 2, 3);
const fewTypes = issueTypes.slice(0, 4);
const typePair = fc.tuple(fc.constantFrom(...fewTypes), fc.constantFrom(...fewTypes));

/** Documents of the right shape with three teams and up to four issue types, half of them with faults: owners without the
 *  tier that a rule starts at, rules about unknown types, bands the wrong way round. */
export const anyPolicy: fc.Arbitrary<PolicyDocument> = fc
  .record({
    teams: fc.tuple(
      ...["access", "billing", "data"].map((id) =>
        fc.constantFrom([1], [1, 2], [1, 3], [2, 3], [1, 2, 3]).map((tiers) => ({ id, name: id, tiers, cover: null })),
      ),
    ),
    types: fc.subarray(fewTypes, { minLength: 1 }).chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            owner: fc.oneof(
              { arbitrary: fc.constant("nobody"), weight: 1 },
              { arbitrary: fc.constantFrom("access", "billing", "data"), weight: 30 },
            ),
            startTier,
            stage: fc.constantFrom(...autonomyStages),
            bands: fc.constantFrom(
              null,
              null,
              null,
              { high: 0.9, low: 0.2 },
              { high: 0.5, low: 0.5 },
              { high: 0.3, low: 0.6 },
            ),
            success: fc.tuple(chance, chance, chance),
          }),
        ),
      ),
    ),
    ownership: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("first", "second", "third"),
        issueTypes: fc.oneof(typePair, fc.tuple(fc.constantFrom(...fewTypes))),
        segments: fc.option(fc.subarray([...segments])),
        minProbability: chance,
        hours: fc.option(
          fc.record({
            calendar: fc.constantFrom("berlin-office", "berlin-office", "nowhere"),
            during: fc.constantFrom(...hourStates),
          }),
        ),
        owner: fc.constantFrom("access", "billing", "data"),
      }),
      { maxLength: 3, selector: (x) => x.id },
    ),
    outOfScope: fc.record({ owner: fc.constantFrom("access", "data"), tier: startTier }),
    lastResort: fc.record({
      team: fc.constantFrom("billing", "data"),
      tier: startTier,
      person: fc.constant(person),
    }),
    bands: fc.tuple(chance, chance).map(([a, b]) => ({ high: Math.max(a, b), low: Math.min(a, b) })),
    weights: fc.record({ frustration: points, urgency: points, severity: points, gate: points, slaSlack: points }),
    k: fc.double({ min: 0, max: 4, noNaN: true }),
    gate: chance,
    noneOfThese: chance,
  })
  .map(({ types, weights, k, gate, noneOfThese, ...parts }) =>
    policyWith((p) => {
      Object.assign(p, parts);
      p.issueTypes = types.map(({ success, ...t }) => ({
        ...t,
        name: t.id,
        requires: [],
        playbook: null,
        priors: success.map((s, i) => ({ tier: i + 1, success: s, handlingMinutes: 10 * (i + 1) })),
      }));
      Object.assign(p.priority, weights, { importanceK: k });
      for (const g of ["billingDispute", "policyException", "humanRequest", "legalOrSecurity"] as const)
        p.gates[g] = gate;
      p.understanding.noneOfThese = noneOfThese;
      p.sla.targets = promiseMetrics.map((metric) => ({
        metric,
        issueType: null,
        segment: null,
        minutes: 60,
        calendar: null,
      }));
    }),
  );
