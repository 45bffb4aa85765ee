import { startingContext } from "../../../server/domain/context/rules";
import type { PolicyDocument } from "../../../server/domain/policy/document";
import {
  noSignalGates,
  startingAssistant,
  startingAuthority,
  startingHandoffs,
  startingHopLimit,
  startingPresence,
  startingSla,
  startingWorkload,
} from "../../../server/domain/policy/upgrade";

type Shared = Omit<
  PolicyDocument,
  "name" | "teams" | "tiers" | "issueTypes" | "ownership" | "outOfScope" | "lastResort"
>;

/** Whoever leads hears of what is late; before that, more people may take what nobody has accepted. */
const startingAlarms: PolicyDocument["sla"]["alarms"] = [
  {
    id: "nobody-accepts",
    metric: "acceptance",
    of: "promise",
    issueType: null,
    segment: null,
    at: 0.75,
    do: [{ kind: "widenEligibility" }],
  },
  {
    id: "first-response-soon",
    metric: "firstResponse",
    of: "promise",
    issueType: null,
    segment: null,
    at: 0.75,
    do: [{ kind: "raisePriority", points: 10 }],
  },
  {
    id: "first-response-late",
    metric: "firstResponse",
    of: "promise",
    issueType: null,
    segment: null,
    at: null,
    do: [
      { kind: "raisePriority", points: 10 },
      { kind: "notify", whom: "leads" },
    ],
  },
  {
    id: "resolution-late",
    metric: "resolution",
    of: "promise",
    issueType: null,
    segment: null,
    at: null,
    do: [{ kind: "notify", whom: "dutyManager" }],
  },
  {
    id: "tier-time-used",
    metric: "resolution",
    of: "budget",
    issueType: null,
    segment: null,
    at: null,
    do: [
      { kind: "notify", whom: "assignee" },
      { kind: "moveUp", whileWorkedOn: false },
    ],
  },
  {
    id: "approval-late",
    metric: "approval",
    of: "promise",
    issueType: null,
    segment: null,
    at: null,
    // Whoever was asked and has not answered, and somebody beside them who can.
    do: [
      { kind: "notify", whom: "dutyManager" },
      { kind: "notify", whom: "leads" },
    ],
  },
];

/** What a new desk starts with wherever its owner has not said otherwise. */
export const startingRules: Shared = {
  schemaVersion: 10,
  bands: { high: 0.85, low: 0.6 },
  gates: {
    billingDispute: 0.5,
    policyException: 0.5,
    humanRequest: 0.5,
    legalOrSecurity: 0.5,
    frustration: 0.75,
    segments: [],
    keywords: [],
    signals: noSignalGates,
  },
  priority: {
    segment: { trial: 4, standard: 10, business: 18, enterprise: 28 },
    frustration: 18,
    urgency: 22,
    severity: 30,
    gate: 15,
    slaSlack: 20,
    importanceK: 1.2,
  },
  sla: {
    targets: [
      { metric: "acceptance", issueType: null, segment: null, minutes: 30, calendar: null },
      { metric: "acceptance", issueType: null, segment: "enterprise", minutes: 15, calendar: null },
      { metric: "firstResponse", issueType: null, segment: null, minutes: 120, calendar: null },
      { metric: "firstResponse", issueType: null, segment: "business", minutes: 60, calendar: null },
      { metric: "firstResponse", issueType: null, segment: "enterprise", minutes: 30, calendar: null },
      { metric: "nextResponse", issueType: null, segment: null, minutes: 240, calendar: null },
      { metric: "nextResponse", issueType: null, segment: "enterprise", minutes: 60, calendar: null },
      { metric: "resolution", issueType: null, segment: null, minutes: 2880, calendar: null },
      { metric: "resolution", issueType: null, segment: "business", minutes: 1440, calendar: null },
      { metric: "resolution", issueType: null, segment: "enterprise", minutes: 480, calendar: null },
    ],
    warnAt: [0.5, 0.75, 0.9],
    ...startingSla,
    alarms: startingAlarms,
    costs: {
      acceptance: { breach: 0.2, lateHour: 0.05 },
      firstResponse: { breach: 0.5, lateHour: 0.1 },
      nextResponse: { breach: 0.4, lateHour: 0.1 },
      resolution: { breach: 1, lateHour: 0.1 },
    },
  },
  calendars: [],
  destinations: [],
  authority: startingAuthority,
  presence: startingPresence,
  handoffs: startingHandoffs,
  offers: { ttlSeconds: 90, autoAccept: false, missesUntilAway: 3 },
  understanding: { noneOfThese: 0.5, complexityMean: 0.1, complexityDeviation: 0.3, languages: ["en"] },
  features: [],
  severity: { rules: [] },
  autonomy: { errorLimit: 0.05, mostLowered: 0.15 },
  assistant: startingAssistant,
  routing: {},
  hopLimit: startingHopLimit,
  workload: startingWorkload,
  context: startingContext,
  canvas: { positions: {} },
};

export const threeTiers: PolicyDocument["tiers"] = [
  { tier: 1, name: "T1", costPerMinute: 0.01, complexityEffect: 1.1 },
  { tier: 2, name: "T2", costPerMinute: 0.016, complexityEffect: 0.7 },
  { tier: 3, name: "T3", costPerMinute: 0.026, complexityEffect: 0.4 },
];
