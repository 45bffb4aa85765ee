import { largestRefund } from "../authority/largest";
import { documentVersion, type PolicyDocument } from "./document";

/** What a desk's assistant says and how long a draft waits, until its admin says otherwise. */
export const startingAssistant: PolicyDocument["assistant"] = {
  name: "Assistant",
  introduction:
    "I am the automated assistant of {{desk.name}}. A person is one click away: choose **Talk to a person** at any time.",
  question: "Did that solve it? Tell me with the buttons on this page, or simply write.",
  followUp:
    "I have not heard from you: did my answer help? If not, choose **Talk to a person** and somebody takes over with everything you wrote.",
  reviewMinutes: 30,
  answerMeetsResponse: false,
  actions: [],
};

type Loose = Record<string, unknown>;
const isObject = (x: unknown): x is Loose => typeof x === "object" && x !== null && !Array.isArray(x);

/** Version 1 knew no assistant: no issue type had a playbook. Stages stay as they were, so that old decisions replay. */
function fromVersion1(d: Loose): Loose {
  const types = d.issueTypes;
  const issueTypes = Array.isArray(types) && types.map((t) => (isObject(t) ? { playbook: null, ...t } : t));
  return { assistant: startingAssistant, ...d, ...(issueTypes && { issueTypes }), schemaVersion: 2 };
}

/** Version 2 knew no languages and no features. No old decision holds a language, so all of them replay. */
function fromVersion2(d: Loose): Loose {
  const { understanding } = d;
  const read = isObject(understanding) && { understanding: { languages: ["en"], ...understanding } };
  return { features: [], ...d, ...read, schemaVersion: 3 };
}

/** What a desk's clocks do until its admin says otherwise. */
export const startingSla: Pick<PolicyDocument["sla"], "budgets" | "pauses" | "onReopen" | "alarms"> = {
  budgets: [],
  pauses: { acceptance: [], firstResponse: [], nextResponse: [], resolution: ["customer", "thirdParty"] },
  onReopen: "restart",
  alarms: [],
};
export const startingAuthority: PolicyDocument["authority"] = {
  rota: [],
  since: "2026-01-05",
  zone: "UTC",
  hour: 9,
  approvalMinutes: 240,
  calendar: null,
  refunds: { limit: 500, above: "admin" },
};

/** As version 4 had it, without a limit. */
const { refunds: _, ...authorityOfVersion4 } = startingAuthority;

/** Version 3 counted all time, had no budgets and no actions: its clocks did what these defaults say. */
function fromVersion3(d: Loose): Loose {
  const { sla } = d;
  const targets = isObject(sla) && Array.isArray(sla.targets) ? sla.targets : null;
  const timed = targets && { targets: targets.map((t) => (isObject(t) ? { calendar: null, ...t } : t)) };
  const full = isObject(sla) && { sla: { ...startingSla, ...sla, ...timed } };
  return { calendars: [], destinations: [], authority: authorityOfVersion4, ...d, ...full, schemaVersion: 4 };
}

/** Changes of team that a ticket may see until a desk's admin says otherwise. */
export const startingHopLimit = 4;

/** Version 4 knew combinations of two issue types, at all hours and without names. Their order was what decided, and is kept. */
function fromVersion4({ intersections, ...d }: Loose): Loose {
  const ownership =
    Array.isArray(intersections) &&
    intersections.map((x, i) => (isObject(x) ? { id: `combination-${i + 1}`, hours: null, ...x } : x));
  return { hopLimit: startingHopLimit, ...(ownership && { ownership }), ...d, schemaVersion: 5 };
}

/** Version 5 knew no limit: any lead could approve whatever could be asked for. */
const withoutLimit: PolicyDocument["authority"]["refunds"] = { limit: largestRefund, above: "admin" };

function fromVersion5(d: Loose): Loose {
  const { authority } = d;
  return { ...d, ...(isObject(authority) && { authority: { refunds: withoutLimit, ...authority } }), schemaVersion: 6 };
}

/** When somebody counts as gone until a desk's admin says otherwise. */
export const startingPresence: PolicyDocument["presence"] = {
  silentSeconds: 30,
  closedSeconds: 10,
  afterMisses: "away",
  offlineAfterMinutes: 15,
  handoffMinutes: 15,
  mostRescues: 3,
  custom: [],
};

/** Version 6 left the work of people who were gone with them; no decision reads these rules. */
const fromVersion6 = (d: Loose): Loose => ({ presence: startingPresence, ...d, schemaVersion: 7 });

/** What a ticket takes of somebody's capacity until a desk's admin says otherwise: one slot, whatever its channel. */
export const startingWorkload: PolicyDocument["workload"] = {
  weights: { web: 1, chat: 1, email: 1, phone: 1, api: 1 },
};

/** Version 7 counted tickets, and knew no weights. */
const fromVersion7 = (d: Loose): Loose => ({ workload: startingWorkload, ...d, schemaVersion: 8 });

/** What an escalation must carry until a desk's admin says otherwise. */
export const startingHandoffs: PolicyDocument["handoffs"] = { required: ["tried", "wanted"], byIssueType: {} };

/** Version 8 asked for a note and nothing else; no decision reads these rules. */
const fromVersion8 = (d: Loose): Loose => ({ handoffs: startingHandoffs, ...d, schemaVersion: 9 });

/** Gates by further signals until a desk's admin says otherwise. */
export const noSignalGates: PolicyDocument["gates"]["signals"] = { severity: null, urgency: null, complexity: null };

/** Version 9 promised no hours of a team, knew no words of its own for what is severe, and closed no gate by how severe,
 *  urgent or hard a message is. */
function fromVersion9(d: Loose): Loose {
  const { teams, gates } = d;
  return {
    severity: { rules: [] },
    ...d,
    ...(Array.isArray(teams) && { teams: teams.map((t) => (isObject(t) ? { cover: null, ...t } : t)) }),
    ...(isObject(gates) && { gates: { signals: noSignalGates, ...gates } }),
    schemaVersion: 10,
  };
}

const steps: readonly ((d: Loose) => Loose)[] = [
  fromVersion1,
  fromVersion2,
  fromVersion3,
  fromVersion4,
  fromVersion5,
  fromVersion6,
  fromVersion7,
  fromVersion8,
  fromVersion9,
];

/** The version that a document says it has; null where it says none that could be read. */
export function versionOf(input: unknown): number | null {
  const version = isObject(input) ? input.schemaVersion : null;
  return Number.isInteger(version) && (version as number) >= 1 ? (version as number) : null;
}

/** What somebody should know of how their document was read, in sentences: that it was an older one. Empty for one of today. */
export function upgradeNotes(input: unknown): string[] {
  const version = versionOf(input);
  if (version === null || version > steps.length) return [];
  return [`This document was version ${version} and was read as version ${documentVersion}.`];
}

/** A stored or imported document in the shape of today; anything that is no older document is returned as it is. Published
 *  rows stay as they are: they are brought up to date whenever they are read, always with the same outcome. */
export function upgradePolicy(input: unknown): unknown {
  const version = versionOf(input);
  return isObject(input) && version !== null ? steps.slice(version - 1).reduce((d, step) => step(d), input) : input;
}
