import fc from "fast-check";
import { expect, it } from "vitest";
import { startingRules } from "@/prisma/seed/policies/common";
import { anyFacts, anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { decide } from "../decision/decide";
import { withSeverityRules } from "../triage/severityRules";
import { checkPolicy } from "./check";
import { compilePolicy } from "./compile";
import { type PolicyDocument, publishedPolicy } from "./document";
import { startingPresence, upgradeNotes, upgradePolicy } from "./upgrade";

const silent = { value: 0, evidence: [] };

/** A document as version 1 had it. */
function version1(): Record<string, unknown> {
  const {
    assistant: _,
    features: ___,
    ownership: _o,
    hopLimit: _p,
    workload: _w,
    ...rest
  } = policyWith((p) => {
    for (const t of p.issueTypes) t.stage = "review";
  });
  const { languages: ____, ...understanding } = rest.understanding;
  const { calendars: _a, destinations: _b, authority: _c, ...before } = rest;
  const { budgets: _d, pauses: _e, onReopen: _f, alarms: _g, ...sla } = rest.sla;
  const targets = sla.targets.map(({ calendar: _h, ...t }) => t);
  return {
    ...before,
    sla: { ...sla, targets },
    understanding,
    schemaVersion: 1,
    intersections: [{ issueTypes: ["sign-in", "invoice"], segments: null, minProbability: 0.25, owner: "billing" }],
    issueTypes: rest.issueTypes.map(({ playbook: __, ...t }) => t),
  };
}

it("a version 1 document becomes a valid one in which the assistant has no playbook", () => {
  const upgraded = publishedPolicy.parse(upgradePolicy(version1()));
  expect(upgraded.schemaVersion).toBe(10);
  expect(upgraded.workload.weights).toEqual({ web: 1, chat: 1, email: 1, phone: 1, api: 1 });
  expect(upgraded.understanding.languages).toEqual(["en"]);
  expect(upgraded.features).toEqual([]);
  expect(upgraded.issueTypes.every((t) => t.playbook === null)).toBe(true);
  expect(upgraded.assistant.actions).toEqual([]);
  expect(upgraded.sla).toMatchObject({ budgets: [], alarms: [], onReopen: "restart" });
  expect(upgraded.sla.targets.every((t) => t.calendar === null)).toBe(true);
  expect(upgraded.ownership).toEqual([
    {
      id: "combination-1",
      issueTypes: ["sign-in", "invoice"],
      segments: null,
      hours: null,
      minProbability: 0.25,
      owner: "billing",
    },
  ]);
  expect(upgraded.hopLimit).toBe(4);
  expect(checkPolicy(version1()).ok).toBe(true);
});

it("a version 5 document keeps what its leads could approve; a new desk has a limit", () => {
  const { refunds: _r, ...authority } = policyWith().authority;
  const upgraded = publishedPolicy.parse(upgradePolicy({ ...policyWith(), authority, schemaVersion: 5 }));
  expect(upgraded.authority).toEqual({ ...authority, refunds: { limit: 1_000_000, above: "admin" } });
  expect(publishedPolicy.parse(upgradePolicy(version1())).authority.refunds.limit).toBe(1_000_000);
  expect(startingRules.authority.refunds).toEqual({ limit: 500, above: "admin" });
  expect(upgradePolicy({ schemaVersion: 5, authority: 7 })).toMatchObject({ schemaVersion: 10, authority: 7 });
});

it("a version 6 document gets rules for people who are gone", () => {
  const { presence: _p, ...before } = policyWith();
  const upgraded = publishedPolicy.parse(upgradePolicy({ ...before, schemaVersion: 6 }));
  expect(upgraded).toEqual({ ...policyWith(), presence: startingPresence });
});

it("people are away who miss offers, as before a document could say otherwise", () => {
  const { afterMisses: _a, ...before } = policyWith().presence;
  expect(publishedPolicy.parse({ ...policyWith(), presence: before }).presence.afterMisses).toBe("away");
});

it("a version 7 document counts tickets, as it did before there were weights", () => {
  const { workload: _w, ...before } = policyWith();
  const upgraded = publishedPolicy.parse(upgradePolicy({ ...before, schemaVersion: 7 }));
  expect(upgraded.workload).toEqual({ weights: { web: 1, chat: 1, email: 1, phone: 1, api: 1 } });
});

it("is the same whenever it is read, and leaves today's documents alone", () => {
  expect(upgradePolicy(version1())).toEqual(upgradePolicy(version1()));
  const today = policyWith();
  expect(upgradePolicy(today)).toBe(today);
});

it.each([[null], [[]], ["text"], [{}], [{ schemaVersion: 11 }], [{ schemaVersion: 0 }], [{ schemaVersion: 1.5 }]])(
  "leaves %j as it is",
  (input) => {
    expect(upgradePolicy(input)).toBe(input);
  },
);

it("keeps what an unfinished draft of version 1 has", () => {
  expect(upgradePolicy({ schemaVersion: 1, issueTypes: [{ id: "a" }, 7] })).toMatchObject({
    schemaVersion: 10,
    issueTypes: [{ id: "a", playbook: null }, 7],
  });
  expect(upgradePolicy({ schemaVersion: 1 })).not.toHaveProperty("issueTypes");
});

it("asks older desks' escalations for what was tried and what is wanted", () => {
  const { handoffs: _, ...before } = policyWith();
  const upgraded = publishedPolicy.parse(upgradePolicy({ ...before, schemaVersion: 8 }));
  expect(upgraded.handoffs).toEqual({ required: ["tried", "wanted"], byIssueType: {} });
});

/** A document as version 9 had it. */
function version9(document: PolicyDocument): Record<string, unknown> {
  const { severity: _s, canvas: _c, teams, gates, ...rest } = document;
  const { signals: _g, ...gatesBefore } = gates;
  return { ...rest, teams: teams.map(({ cover: _, ...t }) => t), gates: gatesBefore, schemaVersion: 9 };
}

it("decides every ticket as version 9 did, which promised no hours and had no words or gates of its own", () => {
  fc.assert(
    fc.property(anyPolicy, anyFacts, (document, facts) => {
      const upgraded = publishedPolicy.parse(upgradePolicy(version9(document)));
      expect(upgraded).toEqual(document);
      expect(decide(facts, compilePolicy(1, upgraded))).toEqual(decide(facts, compilePolicy(1, document)));
      const text = "Everything is down";
      expect(withSeverityRules(silent, text, upgraded.severity.rules)).toBe(silent);
    }),
    { numRuns: 30 },
  );
});

it("says that a document was an older one, and nothing of one of today or of what is none", () => {
  expect(upgradeNotes(version9(policyWith()))).toEqual(["This document was version 9 and was read as version 10."]);
  expect(upgradeNotes({ schemaVersion: 7 })).toEqual(["This document was version 7 and was read as version 10."]);
  for (const input of [policyWith(), null, {}, { schemaVersion: 11 }, { schemaVersion: "7" }, { schemaVersion: 0.5 }])
    expect(upgradeNotes(input)).toEqual([]);
});
