import { openMinutes, weekHours } from "../calendar/week";
import { type PromiseMetric, promiseMetrics, type Segment, segments } from "../vocabulary";
import { onShift } from "./cover";
import type { PolicyDocument } from "./document";
import { ticketAbout, ticketOfOwner, ticketWith, withA } from "./examples";
import { type DeskFacts, type Finding, find, type Shifts } from "./finding";
import type { ExampleTicket } from "./graph/way";

type Target = PolicyDocument["sla"]["targets"][number];
type IssueType = PolicyDocument["issueTypes"][number];

const hourMs = 3_600_000;
const allTime = new Array<number>(weekHours).fill(60);

type Rows = readonly { metric: string; issueType: string | null; segment: string | null }[];

/** The row that decides, as `compilePolicy` finds it: issue type and segment, issue type, segment, all. Most issue types have
 *  no row of their own. */
function winning(rows: Rows) {
  const byType = new Map<string | null, Map<string, number>>();
  for (const [i, { metric, issueType, segment }] of rows.entries()) {
    const own = byType.get(issueType) ?? new Map<string, number>();
    byType.set(issueType, own.set(`${metric}|${segment}`, i));
  }
  const general = byType.get(null);
  return (metric: PromiseMetric, type: string, segment: Segment): number | undefined => {
    const own = byType.get(type);
    return (
      own?.get(`${metric}|${segment}`) ??
      own?.get(`${metric}|null`) ??
      general?.get(`${metric}|${segment}`) ??
      general?.get(`${metric}|null`)
    );
  };
}

/** The lowest tier at which its owner may have it, and the minutes that it is expected to take there. */
function firstTouch(t: IssueType, tiersOf: ReadonlyMap<string, number[]>) {
  const tiers = (tiersOf.get(t.owner) ?? []).filter((tier) => tier >= t.startTier);
  if (tiers.length === 0) return null;
  const tier = Math.min(...tiers);
  return { tier, minutes: t.priors.find((x) => x.tier === tier)?.handlingMinutes ?? 0 };
}

/** Segments that no general target covers: a ticket without a clock. */
export function missingTargets(p: PolicyDocument): Finding[] {
  return promiseMetrics.flatMap((metric) =>
    segments.flatMap((segment) => {
      const isCovered = p.sla.targets.some(
        (t) => t.metric === metric && t.issueType === null && (t.segment === null || t.segment === segment),
      );
      if (isCovered) return [];
      const type = p.issueTypes.find((t) => !p.sla.targets.some((x) => x.metric === metric && x.issueType === t.id));
      const ticket = type ? ticketAbout(type.id, { segment }) : ticketWith({ segment });
      return [
        find(
          "targetMissing",
          "sla.targets",
          `No ${metric} target covers ${segment} accounts`,
          `${withA(segment)} ticket would have no ${metric} clock.`,
          `Add a ${metric} target for all segments.`,
          { ticket },
        ),
      ];
    }),
  );
}

/** The longest part of a target's time in which nobody is on shift, in its minutes; `begins` is its first hour. null where
 *  nobody ever is, which is said elsewhere. */
function longestAlone(
  counts: readonly number[],
  people: readonly number[],
): { minutes: number; begins: number } | null {
  let best = { minutes: 0, begins: 0 };
  let run = { minutes: 0, begins: 0 };
  if (!people.some((n) => n > 0)) return null;
  // Twice around: a run may go over the end of the week.
  for (let i = 0; i < 2 * weekHours; i++) {
    const h = i % weekHours;
    if (people[h]! > 0) run = { minutes: 0, begins: 0 };
    else if (counts[h]! > 0) {
      run = { minutes: run.minutes + counts[h]!, begins: run.minutes === 0 ? h : run.begins };
      if (run.minutes > best.minutes) best = run;
    }
  }
  return best;
}

interface Worst {
  type: IssueType;
  segment: Segment;
  tier: number;
  /** Minutes that it takes at least. */
  minutes: number;
  begins: number;
  /** Issue types that it is so with. */
  types: Set<string>;
}

/** Keeps the worst of what is so with a target or a share, and of how many issue types it is. */
function note(worst: Map<string, Worst>, key: string, one: Omit<Worst, "types">): void {
  const known = worst.get(key);
  const types = (known?.types ?? new Set<string>()).add(one.type.id);
  worst.set(key, !known || one.minutes > known.minutes ? { ...one, types } : { ...known, types });
}

const others = ({ types }: Worst) => (types.size > 1 ? `, and of ${types.size - 1} more issue types` : "");
const carried = (ticket: ExampleTicket | null) => (ticket ? { ticket } : {});
const rounded = (minutes: number) => Number(minutes.toFixed(1));

/** Promises that somebody has to begin on in time, beside the longest time in which nobody is there who could. */
function alone(p: PolicyDocument, shifts: Shifts): Finding[] {
  const tiersOf = new Map(p.teams.map((t) => [t.id, t.tiers]));
  const winner = winning(p.sla.targets);
  const opened = new Map(p.calendars.map((c) => [c.id, openMinutes(c, shifts.from)]));
  const stretches = new Map<string, ReturnType<typeof longestAlone>>();
  const stretch = (team: string, tier: number, { calendar }: Target) => {
    const key = `${team}|${tier}|${calendar}`;
    const known = stretches.get(key);
    if (known !== undefined) return known;
    const counts = calendar === null ? allTime : opened.get(calendar);
    const found = counts ? longestAlone(counts, onShift(shifts, team, tier)) : null;
    stretches.set(key, found);
    return found;
  };
  const worst = new Map<string, Worst>();
  for (const type of p.issueTypes) {
    const touch = firstTouch(type, tiersOf);
    if (!touch) continue;
    for (const metric of ["acceptance", "firstResponse"] as const) {
      for (const segment of segments) {
        const index = winner(metric, type.id, segment);
        const target = index === undefined ? undefined : p.sla.targets[index];
        const found = target && stretch(type.owner, touch.tier, target);
        if (!found || found.minutes <= target.minutes) continue;
        note(worst, String(index), { type, segment, tier: touch.tier, ...found });
      }
    }
  }
  return [...worst].map(([index, found]) => {
    const { type, segment, tier, minutes, begins } = found;
    const { metric, minutes: promised } = p.sla.targets[Number(index)]!;
    const at = `sla.targets.${index}.minutes`;
    const message = `${at}: ${metric} is promised within ${promised} min, and for up to ${rounded(minutes)} min of its time nobody of ${type.owner} at tier ${tier} or above is on shift${others(found)}`;
    const harm = `${withA(segment)} "${type.name}" ticket that arrives when the last shift has ended.`;
    const ticket = ticketOfOwner(p, type.id, segment, shifts.from + begins * hourMs);
    return find(
      "targetImpossible",
      at,
      message,
      harm,
      "Count it in a calendar of open hours, promise less, or staff these hours.",
      carried(ticket),
    );
  });
}

/** Promises of resolution, and tiers' shares of them, below what the work alone is expected to take. */
function tooShort(p: PolicyDocument): Finding[] {
  const tiersOf = new Map(p.teams.map((t) => [t.id, t.tiers]));
  const [winner, budgetOf] = [winning(p.sla.targets), winning(p.sla.budgets)];
  const worst = new Map<string, Worst & { allowed: number }>();
  for (const type of p.issueTypes) {
    const touch = firstTouch(type, tiersOf);
    if (!touch) continue;
    for (const segment of segments) {
      const index = winner("resolution", type.id, segment);
      if (index === undefined) continue;
      const { minutes: allowed } = p.sla.targets[index]!;
      const one = { type, segment, ...touch, begins: 0 };
      const keep = (key: string, limit: number) => {
        if (touch.minutes <= limit) return;
        note(worst, key, one);
        const kept = worst.get(key)!;
        if (kept.type === type && kept.segment === segment) kept.allowed = limit;
      };
      keep(`sla.targets.${index}.minutes`, allowed);
      const budget = budgetOf("resolution", type.id, segment);
      const shares = budget === undefined ? [] : p.sla.budgets[budget]!.shares;
      const k = shares.findIndex((s) => s.tier === touch.tier);
      // A share of nothing has no clock of its own.
      if (k >= 0 && shares[k]!.share > 0 && touch.minutes <= allowed)
        keep(`sla.budgets.${budget}.shares.${k}.share`, allowed * shares[k]!.share);
    }
  }
  return [...worst].map(([at, found]) => {
    const { type, segment, tier, minutes, allowed } = found;
    const message = `${at}: it leaves ${rounded(allowed)} min, and work at tier ${tier} is expected to take ${rounded(minutes)} min on ${type.id}${others(found)}`;
    const harm = `${withA(segment)} "${type.name}" ticket is late though somebody begins at once.`;
    const ticket = ticketOfOwner(p, type.id, segment);
    return find("targetImpossible", at, message, harm, "Promise more time, or expect less work.", carried(ticket));
  });
}

/** Promises that count in a calendar that never opens. */
export const stoppedTargets = (p: PolicyDocument): Finding[] => {
  const shut = new Set(
    p.calendars.filter((c) => Object.values(c.week).every((day) => day.length === 0)).map((c) => c.id),
  );
  return p.sla.targets.flatMap((t, i) => {
    if (t.calendar === null || !shut.has(t.calendar)) return [];
    const at = `sla.targets.${i}.calendar`;
    const message = `${at}: ${t.calendar} is never open, so this ${t.metric} clock never runs`;
    const harm = `${withA(t.segment ?? "standard")} ticket's ${t.metric} clock stands still for ever.`;
    const type = t.issueType ?? p.issueTypes[0]!.id;
    const ticket = ticketAbout(type, { segment: t.segment ?? "standard" });
    return [find("targetImpossible", at, message, harm, "Count all time, or open the calendar.", { ticket })];
  });
};

/** Promises that cannot be met by the people and the work that there are. */
export const targetWarnings = (p: PolicyDocument, desk?: DeskFacts): Finding[] => [
  ...(desk?.shifts ? alone(p, desk.shifts) : []),
  ...tooShort(p),
];
