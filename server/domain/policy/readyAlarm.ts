import type { AlarmAction } from "../sla/alarmAction";
import type { AlarmRule, PolicyDocument } from "./document";
import type { ChangeFault } from "./proposedChange";

/** What is done with a ticket while its promise can still be kept. */
export const earlyActs = ["widenEligibility", "assignLead", "notifyLeads"] as const;
export type EarlyAct = (typeof earlyActs)[number];

/** An alarm that acts on an issue type's clock of acceptance or first response before the promise breaks. */
export interface AlarmChange {
  kind: "alarm";
  issueType: string;
  metric: "acceptance" | "firstResponse";
  act: EarlyAct;
}

const actions: Record<EarlyAct, AlarmAction> = {
  widenEligibility: { kind: "widenEligibility" },
  assignLead: { kind: "assignLead" },
  notifyLeads: { kind: "notify", whom: "leads" },
};

/** Half of the time is gone, half is left to act. */
const half = 0.5;

/** The warning at which it acts: of those that the clocks keep the first from the half on, else the last one; undefined where they
 *  keep none. */
function warningOf({ sla }: PolicyDocument): number | undefined {
  const sorted = [...sla.warnAt].sort((a, b) => a - b);
  return sorted.find((at) => at >= half) ?? sorted.at(-1);
}

const isSameAction = (a: AlarmAction, b: AlarmAction) =>
  a.kind === b.kind && (a.kind !== "notify" || b.kind !== "notify" || a.whom === b.whom);

/** The rule by which the document does this already, for these tickets or for more. */
function ruleOf({ sla }: PolicyDocument, { issueType, metric, act }: AlarmChange): AlarmRule | undefined {
  const last = Math.max(...sla.warnAt);
  return sla.alarms.find(
    (rule) =>
      rule.of === "promise" &&
      rule.segment === null &&
      (rule.issueType === null || rule.issueType === issueType) &&
      (rule.metric === null || rule.metric === metric) &&
      rule.at !== null &&
      rule.at <= last &&
      rule.do.some((one) => isSameAction(one, actions[act])),
  );
}

/** The id of the rule that says so; null where none does. */
export const alarmSaid = (document: PolicyDocument, change: AlarmChange): string | null =>
  ruleOf(document, change)?.id ?? null;

const metricSlug = { acceptance: "acceptance", firstResponse: "first-response" } as const;

/** The document with the rule added; why not, where it says so already or no clock warns in time. */
export function withAlarm(document: PolicyDocument, change: AlarmChange): PolicyDocument | ChangeFault {
  if (ruleOf(document, change)) return { fault: "same", field: "issueType" };
  const at = warningOf(document);
  if (at === undefined) return { fault: "warning", field: "metric" };
  const { issueType, metric, act } = change;
  const { sla } = document;
  const ids = new Set(sla.alarms.map((rule) => rule.id));
  const wished = `early-${issueType}-${metricSlug[metric]}`;
  let id = wished;
  for (let n = 2; ids.has(id); n++) id = `${wished}-${n}`;
  const rule: AlarmRule = { id, metric, of: "promise", issueType, segment: null, at, do: [actions[act]] };
  return { ...document, sla: { ...sla, alarms: [...sla.alarms, rule] } };
}
