import { weekOf } from "../../../server/domain/calendar/document";
import type { PolicyDocument } from "../../../server/domain/policy/document";
import { articleIdsOf } from "../demo/articles";
import { loadTaxonomy } from "../taxonomy/load";
import { startingRules, threeTiers } from "./common";

/** Issue types whose seeded outcomes let the assistant act alone. */
export const autonomousTypes = ["user-invite", "invoice", "export-report", "notifications"];

/** The parts of Tessel's product, in customers' words. */
const features: PolicyDocument["features"] = [
  { id: "dashboards", name: "Dashboards", words: ["dashboard", "widget", "widgets", "tile", "tiles"] },
  { id: "reports", name: "Reports", words: ["report", "scheduled report", "pdf report"] },
  { id: "connectors", name: "Connectors", words: ["connector", "data sync", "sync", "synchronisation"] },
  { id: "imports", name: "Imports", words: ["import", "csv upload", "csv import", "file upload"] },
  { id: "exports", name: "Exports", words: ["export", "csv export", "excel export"] },
  { id: "api", name: "API", words: ["rest api", "api key", "api token", "endpoint", "graphql"] },
  { id: "webhooks", name: "Webhooks", words: ["webhook", "callback url"] },
  { id: "single-sign-on", name: "Single sign-on", words: ["sso", "saml", "okta", "scim", "identity provider"] },
  { id: "alerts", name: "Alerts", words: ["alert", "notification", "notifications", "digest"] },
  { id: "workspaces", name: "Workspaces", words: ["workspace", "roles", "permissions", "seats"] },
];

type Prior = [success: number, minutes: number];
/** Chance and minutes at T1, T2 and (where the team has one) T3, for a message of average complexity. */
const priors: Record<string, { start: number; at: Prior[] }> = {
  "sign-in": {
    start: 1,
    at: [
      [0.86, 9],
      [0.95, 12],
    ],
  },
  "sso-setup": {
    start: 2,
    at: [
      [0.35, 25],
      [0.88, 30],
    ],
  },
  "roles-permissions": {
    start: 1,
    at: [
      [0.8, 11],
      [0.93, 14],
    ],
  },
  "user-invite": {
    start: 1,
    at: [
      [0.92, 6],
      [0.97, 8],
    ],
  },
  "account-closure": {
    start: 1,
    at: [
      [0.82, 14],
      [0.94, 16],
    ],
  },
  invoice: {
    start: 1,
    at: [
      [0.93, 7],
      [0.97, 9],
    ],
  },
  "payment-failed": {
    start: 1,
    at: [
      [0.8, 12],
      [0.92, 16],
    ],
  },
  "plan-change": {
    start: 1,
    at: [
      [0.84, 12],
      [0.95, 15],
    ],
  },
  refund: {
    start: 1,
    at: [
      [0.7, 16],
      [0.92, 20],
    ],
  },
  "data-import": {
    start: 1,
    at: [
      [0.68, 20],
      [0.86, 26],
      [0.95, 35],
    ],
  },
  "export-report": {
    start: 1,
    at: [
      [0.88, 9],
      [0.95, 12],
      [0.97, 20],
    ],
  },
  "slow-performance": {
    start: 1,
    at: [
      [0.5, 24],
      [0.78, 30],
      [0.93, 42],
    ],
  },
  "ui-bug": {
    start: 1,
    at: [
      [0.66, 16],
      [0.85, 22],
      [0.95, 34],
    ],
  },
  notifications: {
    start: 1,
    at: [
      [0.9, 8],
      [0.96, 11],
      [0.97, 18],
    ],
  },
  "feature-request": {
    start: 1,
    at: [
      [0.94, 8],
      [0.96, 10],
      [0.97, 14],
    ],
  },
  "api-error": {
    start: 1,
    at: [
      [0.48, 22],
      [0.8, 28],
      [0.94, 40],
    ],
  },
  "webhook-delivery": {
    start: 1,
    at: [
      [0.55, 20],
      [0.84, 26],
      [0.95, 38],
    ],
  },
  "data-sync": {
    start: 1,
    at: [
      [0.5, 24],
      [0.8, 32],
      [0.94, 44],
    ],
  },
  "rate-limit": {
    start: 1,
    at: [
      [0.76, 12],
      [0.92, 16],
      [0.97, 26],
    ],
  },
};

/** Every issue type that something is written about has a playbook; its stage says whether it may be used alone. The waits
 *  fit before the first warning of a standard account's first response. */
function playbookOf(issueType: string): PolicyDocument["issueTypes"][number]["playbook"] {
  const articles = articleIdsOf(issueType);
  if (articles.length === 0) return null;
  return { articles, action: null, followUpMinutes: 20, closeMinutes: 30, turnLimit: 2 };
}

const teams: PolicyDocument["teams"] = [
  { id: "access", name: "Access", tiers: [1, 2], cover: null },
  { id: "billing", name: "Billing", tiers: [1, 2], cover: null },
  { id: "product", name: "Product", tiers: [1, 2, 3], cover: null },
  { id: "integrations", name: "Integrations", tiers: [1, 2, 3], cover: null },
];

const workingWeek = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const closed = (date: string, name: string) => ({ date, name });

/** Tessel's people sit in Berlin; enterprise customers are served around the clock. */
const calendars: PolicyDocument["calendars"] = [
  {
    id: "berlin-office",
    name: "Berlin office",
    zone: "Europe/Berlin",
    week: weekOf(workingWeek, [
      { from: 8 * 60, to: 13 * 60 },
      { from: 14 * 60, to: 18 * 60 },
    ]),
    holidays: [
      closed("2026-12-25", "Christmas Day"),
      { date: "2026-12-24", name: "Christmas Eve", open: [{ from: 8 * 60, to: 13 * 60 }] },
      closed("2027-01-01", "New Year's Day"),
      closed("2027-03-26", "Good Friday"),
      closed("2027-03-29", "Easter Monday"),
      closed("2027-05-01", "Labour Day"),
    ],
  },
];

const both = { segments: null, hours: null, minProbability: 0.25 };

/** What lies between two teams, and what another team has while Berlin sleeps: changes of plan go to the access team at night. */
const ownership: PolicyDocument["ownership"] = [
  { id: "sync-by-api", issueTypes: ["data-sync", "api-error"], ...both, owner: "integrations" },
  { id: "import-or-sync", issueTypes: ["data-import", "data-sync"], ...both, owner: "integrations" },
  { id: "locked-out-unpaid", issueTypes: ["payment-failed", "sign-in"], ...both, owner: "billing" },
  {
    id: "enterprise-sso-setup",
    issueTypes: ["sso-setup", "user-invite"],
    ...both,
    segments: ["enterprise"],
    owner: "integrations",
  },
  {
    id: "plans-at-night",
    issueTypes: ["plan-change"],
    ...both,
    hours: { calendar: "berlin-office", during: "closed" },
    minProbability: 0.6,
    owner: "access",
  },
];

/** Where the desk could tell of what is late; no alarm of the demo does, so that nothing leaves it. */
const destinations: PolicyDocument["destinations"] = [
  { id: "ops-chat", name: "Support operations", kind: "chat", address: "https://chat.tessel.example/hooks/support" },
  { id: "night-desk", name: "Night desk", kind: "email", address: "night-desk@tessel.example" },
];

/** Resolution counts office hours, but for enterprise accounts; each tier has its part of it. */
const sla: PolicyDocument["sla"] = {
  ...startingRules.sla,
  targets: startingRules.sla.targets.map((t) =>
    t.metric === "resolution" && t.segment !== "enterprise"
      ? { ...t, minutes: t.segment === "business" ? 540 : 1080, calendar: "berlin-office" }
      : t,
  ),
  budgets: [
    {
      metric: "resolution",
      issueType: null,
      segment: null,
      shares: [
        { tier: 1, share: 0.45 },
        { tier: 2, share: 0.35 },
        { tier: 3, share: 0.2 },
      ],
    },
  ],
};

/** The policy of the demo desk: four teams, three tiers, exceptions for what lies between two teams, and leads who take turns
 *  at deciding what agents may not. */
export function demoPolicy(lastResortPerson: string, dutyManagers: string[] = []): PolicyDocument {
  const { issueTypes } = loadTaxonomy();
  return {
    ...startingRules,
    calendars,
    sla,
    destinations,
    name: "Tessel support desk",
    teams,
    tiers: threeTiers,
    issueTypes: issueTypes.map(({ id, label, team }) => {
      const known = priors[id]!;
      return {
        id,
        name: label,
        owner: team,
        startTier: known.start,
        stage: autonomousTypes.includes(id) ? "autonomous" : "review",
        bands: id === "refund" ? { high: 0.92, low: 0.65 } : null,
        requires: [],
        priors: known.at.map(([success, handlingMinutes], i) => ({ tier: i + 1, success, handlingMinutes })),
        playbook: playbookOf(id),
      };
    }),
    ownership,
    features,
    gates: { ...startingRules.gates, keywords: ["data breach", "subpoena"] },
    // A newcomer looks around before answering: offers wait longer than at a real desk.
    offers: { ttlSeconds: 300, autoAccept: false, missesUntilAway: 5 },
    // A newcomer finds drafts that are still waiting.
    assistant: { ...startingRules.assistant, name: "Tessel assistant", reviewMinutes: 45 },
    authority: {
      ...startingRules.authority,
      rota: dutyManagers,
      zone: "Europe/Berlin",
      refunds: { limit: 500, above: "dutyManager" },
    },
    outOfScope: { owner: "product", tier: 1 },
    lastResort: { team: "product", tier: 1, person: lastResortPerson },
  };
}
