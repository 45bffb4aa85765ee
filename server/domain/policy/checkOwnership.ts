import { businessScale } from "../calendar/scale";
import { type HourState, hourStates, type Segment, segments } from "../vocabulary";
import type { OwnershipRule, PolicyDocument } from "./document";
import { duplicates } from "./duplicates";
import { type Finding, find } from "./finding";

const sorted = (list: readonly string[]) => [...new Set(list)].sort();
const said = (x: OwnershipRule) => sorted(x.issueTypes).join(" + ");
const segmentsOf = (x: OwnershipRule): readonly Segment[] => x.segments ?? segments;
const isSame = (a: OwnershipRule, b: OwnershipRule) => said(a) === said(b);

/** Whether hours of one rule hold whenever those of the other do, as far as their names say. */
const holdsIn = (of: OwnershipRule["hours"], hours: OwnershipRule["hours"]) =>
  of === null || (hours !== null && of.calendar === hours.calendar && of.during === hours.during);

/** Whether the rules together hold at all times at which `hours` do: one of them does, or two share out a calendar. */
function holdThroughout(rules: readonly OwnershipRule[], hours: OwnershipRule["hours"]): boolean {
  const has = (calendar: string, during: HourState) =>
    rules.some((r) => r.hours?.calendar === calendar && r.hours.during === during);
  return (
    rules.some((r) => holdsIn(r.hours, hours)) ||
    rules.some((r) => r.hours !== null && hourStates.every((during) => has(r.hours!.calendar, during)))
  );
}

/** The earlier rules that leave a rule nothing to decide; empty where it still decides something. A rule about fewer issue
 *  types never does: it does not fit while the likeliest candidate is another one. */
export function coveredBy(rules: readonly OwnershipRule[], index: number): OwnershipRule[] {
  const rule = rules[index]!;
  const before = rules.slice(0, index).filter((r) => isSame(r, rule) && r.minProbability <= rule.minProbability);
  const own = segmentsOf(rule);
  const isCovered = own.every((s) =>
    holdThroughout(
      before.filter((r) => segmentsOf(r).includes(s)),
      rule.hours,
    ),
  );
  return own.length > 0 && isCovered ? before : [];
}

const yearMs = 366 * 24 * 3_600_000;
const anyYear = Date.UTC(2026, 0, 1);

/** Whether a calendar is, all through a year, what a rule does not want it to be. It has been found sound. */
function isNever(p: PolicyDocument, { hours }: OwnershipRule): boolean {
  const calendar = p.calendars.find((c) => c.id === hours?.calendar);
  if (!calendar || !hours) return false;
  try {
    const open = businessScale(calendar).between(anyYear, anyYear + yearMs);
    return open === (hours.during === "open" ? 0 : yearMs);
  } catch {
    return false; // its own findings say what is wrong with it
  }
}

/** Rules that never decide: asking for too much, covered by earlier ones, at hours that never come. */
function withoutEffect(p: PolicyDocument): Finding[] {
  return p.ownership.flatMap((x, i): Finding[] => {
    const path = `ownership.${i}`;
    const example = `A ticket about ${said(x)}: ${x.owner} never gets it.`;
    if (x.segments?.length === 0) {
      const fix = "Name a segment, or use null for all.";
      return [find("ruleWithoutEffect", `${path}.segments`, `${path}.segments: it fits no segment`, example, fix)];
    }
    const types = sorted(x.issueTypes).length;
    if (types * x.minProbability > 1 + 1e-9) {
      const at = `${path}.minProbability`;
      const message = `${at}: ${types} issue types cannot each have ${x.minProbability}: together that is more than 1`;
      return [find("ruleWithoutEffect", at, message, example, `Ask for at most ${Math.floor(100 / types) / 100}.`)];
    }
    if (isNever(p, x)) {
      const at = `${path}.hours`;
      const message = `${at}: ${x.hours!.calendar} is never ${x.hours!.during}`;
      return [find("ruleWithoutEffect", at, message, example, "Choose other hours or remove the rule.")];
    }
    const covering = coveredBy(p.ownership, i);
    if (covering.length === 0) return [];
    const names = covering.map((r) => r.id).join(" and ");
    const message = `${path}: ${x.id} never decides, because ${names} before it decides all that it fits`;
    const whose = `A ${segmentsOf(x)[0]} ticket about ${sorted(x.issueTypes).join(" and ")}: ${covering[0]!.owner}, never ${x.owner}.`;
    return [
      find("overlap", path, message, whose, "Put it before them, give it other segments or hours, or remove it."),
    ];
  });
}

function references(p: PolicyDocument): Finding[] {
  const has = (list: readonly { id: string }[], id: string) => list.some((x) => x.id === id);
  return p.ownership.flatMap((x, i) => {
    const at = (field: string) => `ownership.${i}.${field}`;
    const example = `A ticket about ${x.issueTypes.join(" and ")}.`;
    const missing = (field: string, what: string, fix: string) =>
      find("dangling", at(field), `${at(field)} names ${what}, which does not exist`, example, fix);
    const { owner, hours } = x;
    return [
      ...(has(p.teams, owner) ? [] : [missing("owner", `the team ${owner}`, "Choose an existing team.")]),
      ...x.issueTypes
        .filter((t) => !has(p.issueTypes, t))
        .map((t) => missing("issueTypes", `the issue type ${t}`, "Remove it from the rule.")),
      ...(hours && !has(p.calendars, hours.calendar)
        ? [
            missing(
              "hours.calendar",
              `the calendar ${hours.calendar}`,
              "Add it to calendars, or use null for all hours.",
            ),
          ]
        : []),
    ];
  });
}

/** A combination of an issue type with itself. */
const circular = (p: PolicyDocument): Finding[] =>
  p.ownership.flatMap((x, i) => {
    const twice = x.issueTypes.find((t, k) => x.issueTypes.indexOf(t) !== k);
    if (twice === undefined) return [];
    const path = `ownership.${i}`;
    const example = `Every ticket about ${twice} would leave its owner.`;
    return [find("cycle", path, `${path} combines ${twice} with itself`, example, "Name each issue type once.")];
  });

export const ownershipErrors = (p: PolicyDocument): Finding[] => [
  ...duplicates(p.ownership, (x) => x.id, "ownership"),
  ...references(p),
  ...circular(p),
  ...withoutEffect(p),
];

/** Whether both rules can fit one ticket: a segment, an hour and probabilities for all that either asks for. */
function canMeet(a: OwnershipRule, b: OwnershipRule): boolean {
  const isOpposed = a.hours && b.hours && a.hours.calendar === b.hours.calendar && a.hours.during !== b.hours.during;
  const least = (t: string) => Math.max(...[a, b].filter((x) => x.issueTypes.includes(t)).map((x) => x.minProbability));
  const sum = sorted([...a.issueTypes, ...b.issueTypes]).reduce((total, t) => total + least(t), 0);
  const atOnce = a.issueTypes.filter((t) => b.issueTypes.includes(t));
  // The likeliest candidate is one that both name, and no other is likelier.
  const highest = Math.max(a.minProbability, b.minProbability);
  const leading = atOnce.map((t) => sum - least(t) + Math.max(least(t), highest));
  return (
    !isOpposed && segmentsOf(a).some((s) => segmentsOf(b).includes(s)) && leading.some((total) => total <= 1 + 1e-9)
  );
}

/** Rules about different combinations that can both fit one ticket, the wider one first: it then wins, which may not be
 *  meant. The exception before the rule is no finding. */
export function ownershipWarnings(p: PolicyDocument): Finding[] {
  return p.ownership.flatMap((a, i) =>
    p.ownership.slice(i + 1).flatMap((b, k) => {
      const shared = a.issueTypes.filter((t) => b.issueTypes.includes(t));
      const isException = b.issueTypes.every((t) => a.issueTypes.includes(t));
      if (shared.length === 0 || isException || a.owner === b.owner || !canMeet(a, b)) return [];
      const path = `ownership.${i + 1 + k}`;
      const segment = segmentsOf(a).find((s) => segmentsOf(b).includes(s));
      const others = sorted([...a.issueTypes, ...b.issueTypes]).filter((t) => !shared.includes(t));
      const message = `ownership.${i} goes before ${path} where both fit: ${a.owner}, not ${b.owner}`;
      const example = `A ${segment} ticket about ${shared.join(" and ")} that may also be ${others.join(" or ")}.`;
      return [
        find("overlap", path, message, example, "Put the rule that shall win first, or ask for more probability."),
      ];
    }),
  );
}
