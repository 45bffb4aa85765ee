import { abandonCauses, abandonKinds, promiseColumns } from "./fact";
import { humanTiers, scores, stageNumbers } from "./measures";

export const pages = ["escalation", "resolution", "sla", "satisfaction", "abandonment", "people", "assistant"] as const;
export type Page = (typeof pages)[number];

/** What a screen shows as one number. Name and definition are messages: `analytics.figures.<key>.name` and `.definition`, where a
 *  key ends before its first number (`at.2` is told as `at`). */
export type Figure = { key: string; page: Page } & (
  | { kind: "count"; of: string }
  /** `of` over `over`, 0..1; `ofTickets`: the measure whose tickets stand behind the numerator. */
  | { kind: "share"; of: string; over: string }
  /** Seconds or points a ticket: a sum over a count. */
  | { kind: "mean"; of: string; over: string; as: "seconds" | "number" }
  /** Of a distribution, by the sketch. */
  | { kind: "quantile"; sketch: SketchKey; q: number }
);

export const sketchKeys = ["ttr", "ttrBusiness", "ttrNet", "handling"] as const;
export type SketchKey = (typeof sketchKeys)[number];

const share = (page: Page, key: string, of: string, over: string): Figure => ({ key, page, kind: "share", of, over });
const count = (page: Page, of: string, key = of): Figure => ({ key, page, kind: "count", of });

const escalation: Figure[] = [
  count("escalation", "tickets"),
  share("escalation", "escalationRate", "escalated", "tickets"),
  ...stageNumbers.map((k) => count("escalation", `at.${k}`)),
  ...stageNumbers.flatMap((k) =>
    stageNumbers.filter((m) => m > k).map((m) => share("escalation", `rate.${k}.${m}`, `move.${k}.${m}`, `at.${k}`)),
  ),
  /** Assistant → human: a first human assignment, of those that the assistant handled. */
  share("escalation", "assistantToHuman", "toHuman", "involved"),
  { key: "handoffsEach", page: "escalation", kind: "mean", of: "handoffs", over: "tickets", as: "number" },
  share("escalation", "handedOffShare", "handedOff", "tickets"),
  share("escalation", "circularShare", "circular", "tickets"),
  share("escalation", "circularTwiceShare", "circularTwice", "tickets"),
  share("escalation", "revisitShare", "revisit", "tickets"),
];

/** Rates of going on that can be seen by every dimension: any step up, the first human, each transition, and between teams. */
export const passingRates: readonly string[] = [
  "escalationRate",
  "assistantToHuman",
  ...escalation.flatMap(({ key }) => (key.startsWith("rate.") ? [key] : [])),
  "handedOffShare",
  "circularShare",
];

const quantiles: Figure[] = sketchKeys.flatMap((sketch) =>
  [0.5, 0.75, 0.9].map(
    (q): Figure => ({ key: `${sketch}.${q * 100}`, page: "resolution", kind: "quantile", sketch, q }),
  ),
);
const resolution: Figure[] = [
  count("resolution", "resolved"),
  count("resolution", "open"),
  ...quantiles,
  { key: "ttrMean", page: "resolution", kind: "mean", of: "ttrS", over: "timed", as: "seconds" },
  share("resolution", "firstTouchRightRate", "firstTouchRight", "firstTouchKnown"),
  share("resolution", "overEscalationRate", "overEscalated", "overEscalationKnown"),
  share("resolution", "reopenedRate", "reopened", "tickets"),
];

/** Over met and late: void counts neither way, and what runs is not decided. */
const sla: Figure[] = [
  ...promiseColumns.flatMap((m) => [
    { key: `attainment.${m}`, page: "sla", kind: "share", of: `${m}.met`, over: `${m}.decided` } as Figure,
    count("sla", `${m}.met`),
    count("sla", `${m}.late`),
    count("sla", `${m}.void`),
    count("sla", `${m}.running`),
  ]),
  ...humanTiers.flatMap((k): Figure[] => [
    share("sla", `budgetOver.${k}`, `budget.${k}.over`, `budget.${k}`),
    { key: `budgetSpent.${k}`, page: "sla", kind: "share", of: `budget.${k}.spentS`, over: `budget.${k}.targetS` },
  ]),
];

const satisfaction: Figure[] = [
  { key: "csat", page: "satisfaction", kind: "mean", of: "scoreSum", over: "rated", as: "number" },
  {
    key: "csatEscalated",
    page: "satisfaction",
    kind: "mean",
    of: "scoreSum.escalated",
    over: "rated.escalated",
    as: "number",
  },
  { key: "csatDirect", page: "satisfaction", kind: "mean", of: "scoreSum.direct", over: "rated.direct", as: "number" },
  ...scores.map((s) => count("satisfaction", `score.${s}`)),
  share("satisfaction", "responseRate", "ratedResolved", "resolved"),
];

const abandonment: Figure[] = [
  share("abandonment", "abandonedRate", "abandoned", "tickets"),
  ...abandonKinds.map((k) => count("abandonment", `abandoned.${k}`)),
  ...abandonCauses.map((c) => count("abandonment", `cause.${c}`)),
];

const assistant: Figure[] = [
  share("assistant", "involvement", "involved", "tickets"),
  share("assistant", "resolutionByAssistant", "assistantResolved", "involved"),
  /** Involvement × resolution. */
  share("assistant", "automation", "assistantResolved", "tickets"),
  share("assistant", "containment", "contained", "involved"),
  share("assistant", "wrongRate", "wrong", "judged"),
  share("assistant", "followUpRate", "followedUp", "involved"),
];

const people: Figure[] = [
  count("people", "people.tickets"),
  { key: "people.acceptanceRate", page: "people", kind: "share", of: "people.accepted", over: "people.offered" },
  share("people", "people.declining", "people.declined", "people.offered"),
  share("people", "people.missing", "people.expired", "people.offered"),
  share("people", "people.success", "people.solved", "people.judged"),
  {
    key: "people.handling",
    page: "people",
    kind: "mean",
    of: "people.handlingS",
    over: "people.touches",
    as: "seconds",
  },
];

export const figures: readonly Figure[] = [
  ...escalation,
  ...resolution,
  ...sla,
  ...satisfaction,
  ...abandonment,
  ...people,
  ...assistant,
];
export const figureByKey: ReadonlyMap<string, Figure> = new Map(figures.map((f) => [f.key, f]));

/** Measures by key; what is missing is 0. */
export type Numbers = Record<string, number>;

/** Measures that follow from others. */
export function derived(n: Numbers): Numbers {
  const at = (key: string) => n[key] ?? 0;
  const scoreSum = (suffix: string) => scores.reduce((sum, s) => sum + s * at(`score.${s}${suffix}`), 0);
  const more: Numbers = {
    scoreSum: scoreSum(""),
    "scoreSum.escalated": scoreSum(".escalated"),
    "people.judged": at("people.solved") + at("people.reopened") + at("people.escalated"),
  };
  more["scoreSum.direct"] = more.scoreSum! - more["scoreSum.escalated"]!;
  for (const m of promiseColumns) more[`${m}.decided`] = at(`${m}.met`) + at(`${m}.late`);
  return { ...n, ...more };
}

/** A count, a share or a mean with the size of its sample; null where there is nothing to divide by. */
export function figureValue(f: Figure, numbers: Numbers): { value: number | null; n: number } {
  if (f.kind === "quantile") return { value: null, n: 0 };
  const all = derived(numbers);
  const of = all[f.of] ?? 0;
  if (f.kind === "count") return { value: of, n: of };
  const over = all[f.over] ?? 0;
  return { value: over > 0 ? of / over : null, n: over };
}

/** The counted tickets behind a number: a measure's key, or the one under a share or a mean. */
export const ticketsBehind = (f: Figure): string | null => {
  if (f.kind === "quantile")
    return { ttr: "timed", ttrBusiness: "business", ttrNet: "net", handling: "handled" }[f.sketch];
  if (f.kind === "mean") return f.over;
  return f.of;
};

const metricNames: ReadonlySet<string> = new Set(promiseColumns);
const isNumber = (part: string) => /^\d+$/.test(part);

/** Where the messages tell a figure (`analytics.figures.<text>`), and with what: its numbers as `a` and `b`, its promise as `metric`. */
export function figureText(key: string): { text: string; values: Record<string, string> } {
  const parts = key.split(".");
  const [a = "", b = ""] = parts.filter(isNumber);
  const metric = parts.find((part) => metricNames.has(part)) ?? "";
  const words = parts.filter((part) => !isNumber(part) && !metricNames.has(part));
  const text = metricNames.has(parts[0]!) ? ["promise", ...words] : words;
  return { text: text.join("_"), values: { a, b, metric } };
}
