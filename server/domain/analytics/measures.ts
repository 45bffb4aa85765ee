import type { Condition } from "./condition";
import { abandonCauses, abandonKinds, promiseColumns, promiseOutcomes, type TicketFact } from "./fact";

/** A number of tickets (`when`), or a sum over them: whole numbers, so that what is counted can be taken back exactly. */
export interface Measure {
  key: string;
  /** Which tickets count. */
  when: Condition;
  /** What each adds; absent: one. */
  sum?: (fact: TicketFact) => number;
}

/** Merged duplicates count nowhere. */
export const counted: Condition = { not: { is: "isMerged" } };
/** The policy's tiers at most, and 0 for the assistant. */
export const stageNumbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
export const humanTiers = stageNumbers.slice(1);
export const scores = [1, 2, 3, 4, 5];

const count = (key: string, when: Condition): Measure => ({ key, when });
const sum = (key: string, when: Condition, of: (fact: TicketFact) => number): Measure => ({ key, when, sum: of });
const always: Condition = { all: [] };

const resolved: Condition = { is: "isResolved" };
const rated: Condition = { known: "score" };
const split = (key: string, when: Condition): Measure[] => [
  count(key, when),
  count(`${key}.escalated`, { all: [when, { is: "isEscalated" }] }),
];

const resolving: Measure[] = [
  count("tickets", always),
  count("open", { not: resolved }),
  ...split("resolved", resolved),
  count("reopened", { atLeast: ["reopens", 1] }),
  sum("ttrS", { known: "ttrS" }, (f) => f.ttrS!),
  count("timed", { known: "ttrS" }),
  count("business", { known: "ttrBusinessS" }),
  sum("ttrBusinessS", { known: "ttrBusinessS" }, (f) => f.ttrBusinessS!),
  count("net", { known: "ttrNetS" }),
  sum("ttrNetS", { known: "ttrNetS" }, (f) => f.ttrNetS!),
  count("handled", { known: "handlingS" }),
  count("firstTouchKnown", { known: "isFirstTouchRight" }),
  count("firstTouchRight", { is: "isFirstTouchRight" }),
  count("firstTouchPending", { all: [{ is: "isFirstTouchRight" }, { not: { is: "isSettled" } }] }),
  count("overEscalationKnown", { known: "isOverEscalated" }),
  count("overEscalated", { is: "isOverEscalated" }),
];

const escalating: Measure[] = [
  count("escalated", { is: "isEscalated" }),
  ...stageNumbers.map((k) => count(`at.${k}`, { has: ["stages", k] })),
  ...stageNumbers.flatMap((k) =>
    stageNumbers.filter((m) => m !== k && m > 0).map((m) => count(`move.${k}.${m}`, { has: ["moves", `${k}>${m}`] })),
  ),
  sum("handoffs", { atLeast: ["handoffs", 1] }, (f) => f.handoffs),
  count("handedOff", { atLeast: ["handoffs", 1] }),
  count("zeroHandoffs", { not: { atLeast: ["handoffs", 1] } }),
  count("circular", { is: "isCircular" }),
  count("circularTwice", { is: "isCircularTwice" }),
  count("revisit", { is: "isRevisit" }),
];

const promising: Measure[] = [
  ...promiseColumns.flatMap((metric) => [
    count(`${metric}.any`, { known: metric }),
    ...promiseOutcomes.map((outcome) => count(`${metric}.${outcome}`, { eq: [metric, outcome] })),
  ]),
  ...humanTiers.flatMap((tier) => {
    const had: Condition = { has: ["budgetTiers", tier] };
    const of = (field: "targetS" | "spentS") => (f: TicketFact) => f.budgets.find((b) => b.tier === tier)?.[field] ?? 0;
    return [
      count(`budget.${tier}`, had),
      count(`budget.${tier}.over`, { has: ["overTiers", tier] }),
      sum(`budget.${tier}.targetS`, had, of("targetS")),
      sum(`budget.${tier}.spentS`, had, of("spentS")),
    ];
  }),
];

const satisfying: Measure[] = [
  ...split("rated", rated),
  ...scores.map((score) => count(`score.${score}`, { eq: ["score", score] })),
  ...scores.map((score) =>
    count(`score.${score}.escalated`, { all: [{ eq: ["score", score] }, { is: "isEscalated" }] }),
  ),
  count("ratedResolved", { all: [rated, resolved] }),
];

const abandoning: Measure[] = [
  count("abandoned", { known: "abandoned" }),
  ...abandonKinds.map((kind) => count(`abandoned.${kind}`, { eq: ["abandoned", kind] })),
  ...abandonCauses.map((cause) => count(`cause.${cause}`, { eq: ["abandonCause", cause] })),
];

const assisting: Measure[] = [
  count("involved", { is: "isAssistantInvolved" }),
  count("assistantResolved", { is: "isAssistantResolved" }),
  count("contained", { is: "isContained" }),
  count("containedPending", { all: [{ is: "isContained" }, { not: { is: "isSettled" } }] }),
  count("judged", { known: "isAnswerRight" }),
  count("wrong", { all: [{ known: "isAnswerRight" }, { not: { is: "isAnswerRight" } }] }),
  count("followedUp", { is: "isFollowedUp" }),
];

const direct = (when: Condition): Condition => ({ all: [when, { not: { is: "isEscalated" } }] });
const later: Measure[] = [
  count("rated.direct", direct(rated)),
  ...scores.map((score) => count(`score.${score}.direct`, direct({ eq: ["score", score] }))),
  count("toHuman", { all: [{ is: "isAssistantInvolved" }, { known: "firstHuman" }] }),
];

/** Every number of tickets and every sum over them. A measure's place in this list is how it is stored: new ones go to the end of
 *  the list, or else everything is to be rebuilt (`layout` below goes up). */
export const ticketMeasures: readonly Measure[] = [
  ...resolving,
  ...escalating,
  ...promising,
  ...satisfying,
  ...abandoning,
  ...assisting,
  ...later,
];
/** Of stored vectors; whatever was stored by another one is rebuilt. */
export const layout = 1;

export const measureByKey: ReadonlyMap<string, Measure> = new Map(ticketMeasures.map((m) => [m.key, m]));
/** What a measure counts, merged tickets left out: the condition behind its list of tickets. */
export const whenOf = (m: Measure): Condition => ({ all: [counted, m.when] });

/** A vector of the group `tickets` by keys. */
export function numbersByKey(vector: ReadonlyMap<number, number>): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [at, value] of vector) {
    const measure = ticketMeasures[at];
    if (measure) numbers[measure.key] = value;
  }
  return numbers;
}
