import fc from "fast-check";
import type { PolicyDocument } from "../../domain/policy/document";
import type { ExampleTicket } from "../../domain/policy/graph/way";
import { signalNames } from "../../domain/triage/understanding";
import { autonomyStages, channels, hourStates, segments } from "../../domain/vocabulary";
import { policyWith } from "./policies";

const teamIds = ["access", "billing", "product", "night"];
const typeIds = ["sign-in", "invoice", "refund", "data-sync", "api-error", "ui-bug"];
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const tiersOf = fc.subarray([1, 2, 3], { minLength: 1 });
const limit = fc.option(chance);

/** Policies built from valid parts: owners that exist, tiers that their teams have, rules about issue types that there are. Most
 *  pass the check; what a combination of sound parts can still do wrong, it finds. */
export const policyArb: fc.Arbitrary<PolicyDocument> = fc
  .record({ teams: fc.tuple(...teamIds.map(() => tiersOf)), types: fc.subarray(typeIds, { minLength: 2 }) })
  .chain(({ teams, types }) => {
    const place = fc
      .integer({ min: 0, max: teamIds.length - 1 })
      .chain((i) => fc.constantFrom(...teams[i]!).map((tier) => ({ owner: teamIds[i]!, tier })));
    // A team that has whatever tier the issue types of a rule begin at.
    const top = teams.map((t) => Math.max(...t));
    const ruleOwner = fc.constantFrom(...teamIds.filter((_, i) => top[i] === Math.max(...top)));
    return fc.record({
      teams: fc.constant(teamIds.map((id, i) => ({ id, name: id, tiers: teams[i]!, cover: null }))),
      issueTypes: fc.tuple(
        ...types.map((id) =>
          fc.record({
            id: fc.constant(id),
            place,
            stage: fc.constantFrom(...autonomyStages.filter((s) => s !== "autonomous")),
            success: fc.tuple(chance, chance, chance),
          }),
        ),
      ),
      ownership: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom("one", "two", "three", "four"),
          issueTypes: fc.subarray(types, { minLength: 1, maxLength: 2 }),
          segments: fc.option(fc.subarray([...segments], { minLength: 1 })),
          minProbability: fc.constantFrom(0, 0.2, 0.4, 0.5),
          hours: fc.option(
            fc.record({ calendar: fc.constant("berlin-office"), during: fc.constantFrom(...hourStates) }),
          ),
          owner: ruleOwner,
        }),
        { maxLength: 4, selector: (x) => x.id },
      ),
      outOfScope: place,
      lastResort: place,
      hopLimit: fc.integer({ min: 1, max: 20 }),
      gate: chance,
      signals: fc.record({ severity: limit, urgency: limit, complexity: limit }),
      noneOfThese: chance,
    });
  })
  .map(({ issueTypes, gate, signals, noneOfThese, outOfScope, lastResort, ...parts }) =>
    policyWith((p) => {
      Object.assign(p, parts, { outOfScope });
      p.lastResort = { team: lastResort.owner, tier: lastResort.tier, person: p.lastResort.person };
      p.issueTypes = issueTypes.map(({ id, place: { owner, tier }, stage, success }) => ({
        id,
        name: id,
        owner,
        startTier: tier,
        stage,
        bands: null,
        requires: [],
        playbook: null,
        priors: success.map((s, i) => ({ tier: i + 1, success: s, handlingMinutes: 10 * (i + 1) })),
      }));
      for (const g of ["billingDispute", "policyException", "humanRequest", "legalOrSecurity"] as const)
        p.gates[g] = gate;
      p.gates.signals = signals;
      p.understanding.noneOfThese = noneOfThese;
    }),
  );

/** Any ticket that a policy could be shown, also about issue types that it does not have. */
export const exampleArb: fc.Arbitrary<ExampleTicket> = fc
  .record({
    shares: fc.uniqueArray(
      fc.record({ issueType: fc.constantFrom(...typeIds, "unheard-of"), weight: fc.integer({ min: 1, max: 100 }) }),
      { maxLength: 4, selector: (x) => x.issueType },
    ),
    known: chance,
    segment: fc.constantFrom(...segments),
    channel: fc.constantFrom(...channels),
    at: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
    signals: fc.record(Object.fromEntries(signalNames.map((n) => [n, chance])), { requiredKeys: [] }),
    keywords: fc.subarray(["subpoena"]),
  })
  .map(({ shares, known, ...rest }) => {
    const sum = shares.reduce((total, x) => total + x.weight, 0);
    const issueTypes = shares.map(({ issueType, weight }) => ({ issueType, probability: (known * weight) / sum }));
    return { ...rest, issueTypes: issueTypes.sort((a, b) => b.probability - a.probability) };
  });
