import { usualWeek, weekHours } from "../../domain/calendar/week";
import { decide } from "../../domain/decision/decide";
import type { DeskFacts, FindingCode } from "../../domain/policy/check";
import type { Policy } from "../../domain/policy/compile";
import { coverByHour, onShift } from "../../domain/policy/cover";
import type { OwnershipRule, PolicyDocument } from "../../domain/policy/document";
import { factsOf } from "../../domain/policy/graph/example";
import type { ExampleTicket, Way } from "../../domain/policy/graph/way";
import { person } from "./policies";

const day = "2026-03-02";
const zone = "Europe/Berlin";
export const from = usualWeek(day, zone);
const hourMs = 3_600_000;

/** A desk that lacks nothing that the policy asks for: people in all queues at all hours, articles, outcomes. */
export function soundDesk(p: PolicyDocument): DeskFacts {
  const staffed = p.teams.flatMap((t) => t.tiers.map((tier) => ({ team: t.id, tier })));
  const hours = new Array<number>(weekHours).fill(2);
  return {
    staffed,
    people: [person],
    outcomes: Object.fromEntries(p.issueTypes.map((t) => [t.id, { total: 240, wrong: 0 }])),
    articles: p.issueTypes.flatMap((t) =>
      (t.playbook?.articles ?? []).map((id) => ({ id, title: t.name, variables: [] as string[] })),
    ),
    signedDestinations: p.destinations.map((d) => d.id),
    largestCapacity: 5,
    shifts: { zone, from, rows: staffed.map((q) => ({ ...q, hours: [...hours], unscheduled: 0 })) },
    today: day,
  };
}

/** What a fault does to the ticket that the finding names. */
interface Seen {
  document: PolicyDocument;
  policy: Policy;
  desk: DeskFacts;
  ticket: ExampleTicket;
  way: Way;
}

/** A fault put into a sound policy, or into its desk: which finding tells it, where, and what the walk of its ticket shows. */
export interface Fault {
  code: FindingCode;
  path: string;
  put?: (p: PolicyDocument) => void;
  desk?: (d: DeskFacts, p: PolicyDocument) => void;
  harm?: (s: Seen) => boolean;
}

const typeAt = (p: PolicyDocument, id: string) => p.issueTypes.findIndex((t) => t.id === id);
const typeOf = (p: PolicyDocument, id: string) => p.issueTypes[typeAt(p, id)]!;
const rule = (id: string, owner: string, more: Partial<OwnershipRule> = {}): OwnershipRule => ({
  id,
  issueTypes: ["invoice"],
  segments: null,
  hours: null,
  minProbability: 0.25,
  owner,
  ...more,
});
const hourOf = (at: number) => Math.floor((at - from) / hourMs);
const inQueue = (way: Way, team: string) => way.steps.some((s) => s.node.startsWith(`queue:${team}:`));
const isLeftToNobody = ({ way, policy }: Seen) =>
  way.team === policy.document.lastResort.team && way.steps[way.start]!.node === "lastResort";

/** Invoice is issue type 5 of the demo, and billing its owner. */
export const faults: Fault[] = [
  { code: "duplicate", path: "teams.4", put: (p) => p.teams.push({ ...p.teams[0]! }) },
  { code: "duplicate", path: "gates.keywords.2", put: (p) => p.gates.keywords.push("Data  Breach") },
  {
    code: "dangling",
    path: "issueTypes.5.owner",
    put: (p) => Object.assign(typeOf(p, "invoice"), { owner: "gone" }),
    harm: isLeftToNobody,
  },
  {
    code: "dangling",
    path: "ownership.0.owner",
    put: (p) => Object.assign(p.ownership[0]!, { owner: "gone" }),
    harm: isLeftToNobody,
  },
  {
    code: "dangling",
    path: "outOfScope.owner",
    put: (p) => Object.assign(p.outOfScope, { owner: "gone" }),
    harm: isLeftToNobody,
  },
  { code: "dangling", path: "teams.0.cover", put: (p) => Object.assign(p.teams[0]!, { cover: "gone" }) },
  {
    code: "dangling",
    path: "sla.targets.10.issueType",
    put: (p) =>
      p.sla.targets.push({ metric: "resolution", issueType: "gone", segment: null, minutes: 60, calendar: null }),
  },
  {
    code: "dangling",
    path: "handoffs.byIssueType.gone",
    put: (p) => Object.assign(p.handoffs.byIssueType, { gone: [] }),
  },
  {
    code: "deadEnd",
    path: "issueTypes.5.startTier",
    put: (p) => Object.assign(typeOf(p, "invoice"), { startTier: 3 }),
    harm: ({ way, policy }) => !policy.teamTiers(way.team).includes(way.tier),
  },
  {
    code: "bands",
    path: "bands",
    put: (p) => Object.assign(p.bands, { high: 0.5, low: 0.9 }),
    harm: ({ way, ticket, document }) =>
      way.disposition === "human" && ticket.issueTypes[0]!.probability >= document.bands.high,
  },
  {
    code: "overlap",
    path: "ownership.5",
    put: (p) => p.ownership.push(rule("late", "access", { issueTypes: ["data-sync", "api-error"] })),
    harm: ({ way }) => way.rule === "sync-by-api",
  },
  {
    code: "overlap",
    path: "ownership.1",
    put: (p) => {
      p.ownership = [
        rule("wide", "billing", { issueTypes: ["invoice", "refund"] }),
        rule("other", "access", { issueTypes: ["invoice", "sign-in"] }),
      ];
    },
    harm: ({ way, ticket }) => way.rule === "wide" && ticket.issueTypes.some((t) => t.issueType === "sign-in"),
  },
  {
    code: "cycle",
    path: "ownership.5",
    put: (p) => p.ownership.push(rule("twice", "access", { issueTypes: ["invoice", "invoice"] })),
    harm: ({ way }) => way.rule === "twice" && way.team === "access",
  },
  {
    code: "ruleWithoutEffect",
    path: "ownership.5.minProbability",
    put: (p) => p.ownership.push(rule("much", "access", { issueTypes: ["invoice", "refund"], minProbability: 0.8 })),
    harm: ({ way }) => way.rule !== "much" && way.team !== "access",
  },
  {
    code: "ruleWithoutEffect",
    path: "ownership.5.segments",
    put: (p) => p.ownership.push(rule("no-segment", "access", { segments: [] })),
    harm: ({ way }) => way.rule !== "no-segment",
  },
  {
    code: "ruleWithoutEffect",
    path: "severity.rules.0.words",
    put: (p) => p.severity.rules.push({ id: "none", words: ["!!"], severity: 1 }),
  },
  {
    code: "targetMissing",
    path: "sla.targets",
    put: (p) => {
      p.sla.targets = p.sla.targets.filter((t) => t.metric !== "acceptance" || t.segment === "enterprise");
    },
    harm: ({ policy, way, ticket }) => policy.target("acceptance", way.issueType, ticket.segment) === null,
  },
  { code: "targetOverlap", path: "sla.targets.10", put: (p) => p.sla.targets.push({ ...p.sla.targets[0]! }) },
  {
    code: "nobodyInQueue",
    path: "issueTypes.5.owner",
    desk: (d) => {
      d.staffed = d.staffed.filter((s) => s.team !== "billing");
    },
    harm: ({ way, desk }) => !desk.staffed.some((s) => s.team === way.team && s.tier >= way.tier),
  },
  {
    code: "lastResortMissing",
    path: "lastResort.person",
    put: (p) => Object.assign(p.lastResort, { person: null }),
    harm: ({ way, document }) => way.steps.at(-1)!.node === "lastResort" && document.lastResort.person === null,
  },
  {
    code: "gateNeverFires",
    path: "gates.legalOrSecurity",
    put: (p) => Object.assign(p.gates, { legalOrSecurity: 1 }),
    harm: ({ way, ticket }) => ticket.signals.legalOrSecurity === 0.99 && way.disposition === "autonomous",
  },
  {
    code: "gateNeverFires",
    path: "gates.signals.urgency",
    put: (p) => Object.assign(p.gates.signals, { urgency: 1 }),
    harm: ({ way, ticket }) => ticket.signals.urgency === 0.99 && way.disposition === "autonomous",
  },
  {
    code: "gateNeverFires",
    path: "gates.keywords.2",
    put: (p) => p.gates.keywords.push("--"),
    harm: ({ way }) => way.disposition === "autonomous",
  },
  {
    code: "autonomyNotEarned",
    path: "issueTypes.5.stage",
    desk: (d) => Object.assign(d.outcomes, { invoice: { total: 20, wrong: 5 } }),
    harm: ({ way }) => way.disposition === "autonomous",
  },
  {
    code: "playbookMissing",
    path: "issueTypes.5.playbook",
    put: (p) => Object.assign(typeOf(p, "invoice"), { playbook: null }),
    harm: ({ way, policy }) => way.disposition === "autonomous" && policy.issueType(way.issueType!)!.playbook === null,
  },
  {
    code: "articleMissing",
    path: "issueTypes.5.playbook.articles.0",
    desk: (d, p) => {
      const [id] = typeOf(p, "invoice").playbook!.articles;
      d.articles = d.articles!.filter((a) => a.id !== id);
    },
    harm: ({ way, policy, desk }) =>
      way.disposition !== "human" &&
      policy.issueType(way.issueType!)!.playbook!.articles.some((id) => !desk.articles!.some((a) => a.id === id)),
  },
  {
    code: "variableUnknown",
    path: "assistant.question",
    put: (p) => Object.assign(p.assistant, { question: "Is {{action.invoiceUrl}} yours?" }),
    harm: ({ way }) => way.steps.some((s) => s.node === "assistant"),
  },
  {
    code: "handedOverBefore",
    path: "issueTypes.5.playbook.closeMinutes",
    put: (p) => Object.assign(typeOf(p, "invoice").playbook!, { closeMinutes: 5000 }),
    harm: ({ way, policy }) => {
      const target = policy.target("firstResponse", way.issueType, "standard")!;
      return way.disposition === "autonomous" && target.targetMs * target.warnAt[0]! < 5000 * 60_000;
    },
  },
  {
    code: "unsigned",
    path: "destinations.2",
    put: (p) => p.destinations.push({ id: "hook", name: "Hook", kind: "webhook", address: "https://a.example/x" }),
    desk: (d) => {
      d.signedDestinations = [];
    },
  },
  {
    code: "heavierThanCapacity",
    path: "workload.weights.chat",
    put: (p) => Object.assign(p.workload.weights, { chat: 7 }),
    harm: ({ policy, desk, ticket }) => policy.size(ticket.channel) > desk.largestCapacity!,
  },
  {
    code: "handoffAsksNothing",
    path: "handoffs.required",
    put: (p) => Object.assign(p.handoffs, { required: [] }),
    harm: ({ way, document }) =>
      way.steps.length > way.start + 1 && !Object.hasOwn(document.handoffs.byIssueType, way.issueType!),
  },
  {
    code: "unreachable",
    path: "teams.1.tiers.0",
    put: (p) => {
      for (const t of p.issueTypes) if (t.owner === "billing") t.startTier = 2;
      p.ownership = p.ownership.filter((r) => r.owner !== "billing");
    },
  },
  { code: "unreachable", path: "tiers.3", put: (p) => p.tiers.push({ ...p.tiers[2]!, tier: 4, name: "T4" }) },
  {
    code: "teamOwnsNothing",
    path: "teams.4",
    put: (p) => p.teams.push({ id: "idle", name: "Idle", tiers: [1], cover: null }),
  },
  {
    code: "uncovered",
    path: "teams.1.cover",
    put: (p) => Object.assign(p.teams[1]!, { cover: "berlin-office" }),
    // Nobody of billing is there on Tuesdays from ten to twelve.
    desk: (d) => {
      for (const row of d.shifts!.rows) if (row.team === "billing") row.hours.fill(0, 34, 36);
    },
    harm: ({ way, ticket, desk, document }) => {
      const queue = coverByHour(desk, document).find((q) => q.team === "billing" && q.tier === way.tier)!;
      const hour = hourOf(ticket.at);
      return inQueue(way, "billing") && hour === 34 && queue.hours[hour] === 0 && queue.missing[hour]!;
    },
  },
  {
    code: "targetImpossible",
    path: "sla.targets.0.minutes",
    desk: (d) => {
      for (const row of d.shifts!.rows) if (row.team === "billing") row.hours.fill(0, 40, 44);
    },
    harm: ({ way, ticket, policy, desk }) => {
      const { targetMs } = policy.target("acceptance", way.issueType, ticket.segment)!;
      const people = onShift(desk.shifts!, way.team, way.tier);
      const hours = Array.from({ length: Math.ceil(targetMs / hourMs) }, (_, i) => people[hourOf(ticket.at) + i]);
      return hours.every((n) => n === 0);
    },
  },
  {
    code: "targetImpossible",
    path: "sla.targets.7.minutes",
    put: (p) => Object.assign(p.sla.targets[7]!, { minutes: 5 }),
    harm: ({ way, ticket, policy }) => {
      const { targetMs } = policy.target("resolution", way.issueType, ticket.segment)!;
      const work = policy.issueType(way.issueType!)!.priors.find((x) => x.tier === way.tier)!;
      return targetMs < work.handlingMinutes * 60_000;
    },
  },
  {
    code: "targetImpossible",
    path: "sla.targets.0.calendar",
    put: (p) => {
      const { week } = p.calendars[0]!;
      const shut = Object.fromEntries(Object.keys(week).map((d) => [d, []])) as unknown as typeof week;
      p.calendars.push({ ...p.calendars[0]!, id: "never", week: shut });
      p.sla.targets[0]!.calendar = "never";
    },
    // What never opens cannot even be counted with.
    harm: ({ document, ticket }) => document.sla.targets[0]!.calendar === "never" && ticket.segment === "standard",
  },
  {
    code: "gap",
    path: "calendars.1.week",
    put: (p) => {
      const { week } = p.calendars[0]!;
      const shut = Object.fromEntries(Object.keys(week).map((d) => [d, []])) as unknown as typeof week;
      p.calendars.push({ ...p.calendars[0]!, id: "never", week: shut });
    },
  },
  {
    code: "formula",
    path: "understanding.complexityDeviation",
    put: (p) => Object.assign(p.understanding, { complexityDeviation: 1e-320 }),
    harm: ({ policy, ticket }) => !Number.isFinite(decide(factsOf(ticket, policy), policy).complexity),
  },
  {
    code: "formula",
    path: "routing.dueSpreadMinutes",
    put: (p) => Object.assign(p.routing, { dueSpreadMinutes: 1e-9 }),
    harm: ({ document }) => document.routing.dueSpreadMinutes! < 0.01,
  },
  {
    code: "formula",
    path: "sla.budgets.0.shares",
    put: (p) => {
      for (const s of p.sla.budgets[0]!.shares) s.share = 0;
    },
    harm: ({ policy, way, ticket }) =>
      policy.shares("resolution", way.issueType, ticket.segment).every((s) => s.share === 0),
  },
  { code: "invalid", path: "authority.zone", put: (p) => Object.assign(p.authority, { zone: "Nowhere" }) },
];
