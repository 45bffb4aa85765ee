import { type Reason, reason } from "../reasons";
import { type DecisionContext, type RepeatedContact, repeatedContactOf } from "./context";
import type { ContextRules } from "./rules";

/** One visible summand of priority. */
export interface ContextPoints {
  points: number;
  reason: Reason;
}
/** What the context does to a decision about one issue type. */
export interface ContextEffects {
  /** Standard deviations added to the message's own complexity. */
  complexity: number;
  /** Why, each with its numbers. */
  reasons: Reason[];
  contributions: ContextPoints[];
  /** Whether the assistant may not answer it alone. */
  isChecked: boolean;
  repeated: RepeatedContact | null;
  /** Where nothing counted, the strongest fact of each sort that was looked at: otherwise it would have been harder by so much. */
  missed: { complexity: number; reason: Reason }[];
}

export const noEffects: ContextEffects = {
  complexity: 0,
  reasons: [],
  contributions: [],
  isChecked: false,
  repeated: null,
  missed: [],
};

interface Weighed {
  hits: { complexity: number; reason: Reason }[];
  missed: { complexity: number; reason: Reason }[];
}

/** Of several rules for one kind of event the strongest that applies counts. */
function weighEvents(context: DecisionContext, issueType: string, rules: ContextRules["events"]): Weighed {
  const found: Weighed = { hits: [], missed: [] };
  const about = rules.filter((r) => r.issueTypes.includes(issueType));
  for (const kind of new Set(about.map((r) => r.event))) {
    const event = context.events.find((e) => e.kind === kind);
    const ofKind = about.filter((r) => r.event === kind).sort((a, b) => b.complexity - a.complexity);
    const hit = ofKind.find((r) => event && event.daysAgo <= r.days);
    if (hit && event) {
      const params = { event: kind, days: event.daysAgo, complexity: hit.complexity };
      found.hits.push({ complexity: hit.complexity, reason: reason("contextEvent", params) });
    } else {
      const { days, complexity } = ofKind[0]!;
      found.missed.push({ complexity, reason: reason("withoutEvent", { event: kind, within: days }) });
    }
  }
  return found;
}

/** The metric that grew most stands for a rule; several rules on one metric count once. */
function weighVolume(context: DecisionContext, issueType: string, rules: ContextRules["volume"]): Weighed {
  const found: Weighed = { hits: [], missed: [] };
  const taken = new Set<string>();
  const about = rules.filter((r) => r.issueTypes.includes(issueType)).sort((a, b) => b.complexity - a.complexity);
  for (const rule of about) {
    const measured = context.volume
      .filter((v) => rule.metric === null || v.metric === rule.metric)
      .sort((a, b) => b.change - a.change || (a.metric < b.metric ? -1 : 1));
    const most = measured[0];
    if (!most || taken.has(most.metric)) continue;
    taken.add(most.metric);
    const { metric, change } = most;
    if (change >= rule.from) {
      const params = { metric, change, days: 7, complexity: rule.complexity };
      found.hits.push({ complexity: rule.complexity, reason: reason("contextVolume", params) });
    } else {
      const params = { metric, change, days: 7, from: rule.from };
      found.missed.push({ complexity: rule.complexity, reason: reason("withoutVolume", params) });
    }
  }
  return found;
}

/** A year's contract in the policy's currency; null where it cannot be told. */
function worth(value: DecisionContext["value"], rules: ContextRules["value"]): number | null {
  if (value === null) return null;
  const rate = value.currency === rules.currency ? 1 : rules.rates[value.currency];
  return rate === undefined ? null : value.amount * rate;
}

/** Points for what the account has at stake: monotone in churn risk, value, nearness of renewal and repetition. */
function weighPriority(context: DecisionContext, repeated: RepeatedContact | null, rules: ContextRules) {
  const { renewal, value, churnRisk, repeated: again, reopened } = rules;
  const left = context.renewalInDays;
  const near = left === null || left < 0 ? 0 : Math.max(0, 1 - left / renewal.days);
  const amount = worth(context.value, value);
  const times = repeated && repeated.last7 >= again.from ? Math.min(2, repeated.last7 - 1) : 0;
  const risk = context.churnRisk ?? 0;
  return [
    { points: renewal.points * near, reason: reason("priorityRenewal", { days: left ?? 0 }) },
    { points: churnRisk * risk, reason: reason("priorityChurnRisk", { value: risk }) },
    {
      points: value.points * Math.min(1, (amount ?? 0) / value.full),
      reason: reason("priorityValue", { amount: context.value?.amount ?? 0, currency: context.value?.currency ?? "" }),
    },
    { points: again.points * times, reason: reason("priorityRepeated", { times: repeated?.last7 ?? 0, days: 7 }) },
    {
      points: repeated?.reopened ? reopened : 0,
      reason: reason("priorityReopened", { number: repeated?.reopened ?? 0 }),
    },
  ].filter((c) => c.points > 0);
}

const strongest = (missed: Weighed["missed"]) => [...missed].sort((a, b) => b.complexity - a.complexity).slice(0, 1);

const repeatedReason = (r: RepeatedContact, complexity: number): Reason =>
  reason("contextRepeated", {
    by: r.by,
    times: r.last7,
    days: 7,
    numbers: r.numbers.map((n) => `#${n}`).join(", "),
    complexity,
  });

/** What an account's facts, its use and its earlier tickets do to a decision about an issue type. Without a context, nothing:
 *  the decision is the one that the message alone would get. */
export function contextEffects(
  context: DecisionContext | null,
  issueType: string | null,
  rules: ContextRules,
): ContextEffects {
  if (context === null) return noEffects;
  const repeated = repeatedContactOf(context.earlier, issueType);
  const none: Weighed = { hits: [], missed: [] };
  const events = issueType === null ? none : weighEvents(context, issueType, rules.events);
  const volume = issueType === null ? none : weighVolume(context, issueType, rules.volume);
  const isAgain = repeated !== null && repeated.last7 >= rules.repeated.from;
  const again = isAgain
    ? [{ complexity: rules.repeated.complexity, reason: repeatedReason(repeated, rules.repeated.complexity) }]
    : [];
  const hits = [...events.hits, ...volume.hits, ...again];
  const sum = hits.reduce((total, h) => total + h.complexity, 0);
  return {
    complexity: Math.min(rules.complexityLimit, sum),
    reasons: hits.map((h) => h.reason),
    contributions: weighPriority(context, repeated, rules),
    isChecked: rules.isChecked && hits.length > 0,
    repeated,
    missed:
      hits.length > 0 ? [] : [...(context.areEventsKnown ? strongest(events.missed) : []), ...strongest(volume.missed)],
  };
}
