import { scaleIfSound } from "../calendar/week";
import { type HourState, hourStates, type Segment, segments } from "../vocabulary";
import type { OwnershipRule, PolicyDocument } from "./document";
import { duplicates } from "./duplicates";
import { ruleOf, ticketFitting, withA } from "./examples";
import { type Finding, find } from "./finding";
import type { ExampleTicket } from "./graph/way";
import { without } from "./repair";

const sorted = (list: readonly string[]) => [...new Set(list)].sort();
const saidBy = new WeakMap<OwnershipRule, string>();
/** Asked of each pair of rules, and so kept. */
function said(x: OwnershipRule): string {
  const known = saidBy.get(x);
  if (known !== undefined) return known;
  const text = sorted(x.issueTypes).join(" + ");
  saidBy.set(x, text);
  return text;
}
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
  const scale = calendar && scaleIfSound(calendar); // its own findings say what is wrong with an unsound one
  if (!scale || !hours) return false;
  const open = scale.between(anyYear, anyYear + yearMs);
  return open === (hours.during === "open" ? 0 : yearMs);
}

/** A ticket of the rule's issue types that somebody would think is its own, and is not. */
function passedBy(p: PolicyDocument, rule: OwnershipRule): { ticket?: ExampleTicket } {
  const leading = rule.issueTypes.find((t) => p.issueTypes.some((one) => one.id === t));
  if (leading === undefined) return {};
  const loose = { ...rule, hours: null, segments: rule.segments?.length === 0 ? null : rule.segments };
  const types = sorted(rule.issueTypes).length;
  const least = types * rule.minProbability > 1 ? 1 / types : rule.minProbability;
  const ticket = ticketFitting(p, [rule], leading) ?? ticketFitting(p, [{ ...loose, minProbability: least }], leading);
  return ticket && ruleOf(p, ticket) !== rule.id ? { ticket } : {};
}

/** Rules that never decide: asking for too much, covered by earlier ones, at hours that never come. */
function withoutEffect(p: PolicyDocument): Finding[] {
  const alike = new Map<string, OwnershipRule[]>();
  for (const x of p.ownership) {
    const known = alike.get(said(x));
    if (known) known.push(x);
    else alike.set(said(x), [x]);
  }
  return p.ownership.flatMap((x, i): Finding[] => {
    const path = `ownership.${i}`;
    const example = `A ticket about ${said(x)}: ${x.owner} never gets it.`;
    // A rule that decides nothing can go without changing anything.
    const more = () => ({ ...passedBy(p, x), repair: without(["ownership"], p.ownership, i) });
    if (x.segments?.length === 0) {
      const fix = "Name a segment, or use null for all.";
      return [
        find("ruleWithoutEffect", `${path}.segments`, `${path}.segments: it fits no segment`, example, fix, more()),
      ];
    }
    const types = sorted(x.issueTypes).length;
    if (types * x.minProbability > 1 + 1e-9) {
      const at = `${path}.minProbability`;
      const message = `${at}: ${types} issue types cannot each have ${x.minProbability}: together that is more than 1`;
      return [
        find("ruleWithoutEffect", at, message, example, `Ask for at most ${Math.floor(100 / types) / 100}.`, more()),
      ];
    }
    if (isNever(p, x)) {
      const at = `${path}.hours`;
      const message = `${at}: ${x.hours!.calendar} is never ${x.hours!.during}`;
      return [find("ruleWithoutEffect", at, message, example, "Choose other hours or remove the rule.", more())];
    }
    const same = alike.get(said(x))!;
    const covering = coveredBy(same, same.indexOf(x));
    if (covering.length === 0) return [];
    const names = covering.map((r) => r.id).join(" and ");
    const message = `${path}: ${x.id} never decides, because ${names} before it decides all that it fits`;
    const whose = `${withA(segmentsOf(x)[0]!)} ticket about ${sorted(x.issueTypes).join(" and ")}: ${covering[0]!.owner}, never ${x.owner}.`;
    const fix = "Put it before them, give it other segments or hours, or remove it.";
    return [find("overlap", path, message, whose, fix, passedBy(p, x))];
  });
}

/** A ticket that the rule sends on its way. The team that it names is missing, and so it is the last resort's. */
function fitting(p: PolicyDocument, rule: OwnershipRule, types: ReadonlySet<string>): { ticket?: ExampleTicket } {
  const leading = rule.issueTypes.find((t) => types.has(t));
  const ticket = leading === undefined ? null : ticketFitting(p, [rule], leading);
  return ticket ? { ticket } : {};
}

function references(p: PolicyDocument): Finding[] {
  const idsOf = (list: readonly { id: string }[]) => new Set(list.map((x) => x.id));
  const [teams, types, calendars] = [idsOf(p.teams), idsOf(p.issueTypes), idsOf(p.calendars)];
  return p.ownership.flatMap((x, i) => {
    const at = (field: string) => `ownership.${i}.${field}`;
    const example = `A ticket about ${x.issueTypes.join(" and ")}.`;
    const missing = (field: string, what: string, fix: string, more: Pick<Finding, "ticket"> = {}) =>
      find("dangling", at(field), `${at(field)} names ${what}, which does not exist`, example, fix, more);
    const { owner, hours } = x;
    return [
      ...(teams.has(owner)
        ? []
        : [missing("owner", `the team ${owner}`, "Choose an existing team.", fitting(p, x, types))]),
      ...x.issueTypes
        .filter((t) => !types.has(t))
        .map((t) => missing("issueTypes", `the issue type ${t}`, "Remove it from the rule.")),
      ...(hours && !calendars.has(hours.calendar)
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
    const repair = [{ path: ["ownership", i, "issueTypes"], value: [...new Set(x.issueTypes)] }];
    const own = ticketFitting(p, [x], twice);
    const more = { ...(own && ruleOf(p, own) === x.id && { ticket: own }), repair };
    const message = `${path} combines ${twice} with itself`;
    return [find("cycle", path, message, example, "Name each issue type once.", more)];
  });

export const ownershipErrors = (p: PolicyDocument): Finding[] => [
  ...duplicates(p.ownership, (x) => x.id, "ownership"),
  ...references(p),
  ...circular(p),
  ...withoutEffect(p),
];

/** A ticket that both rules fit and the first one decides; null where none does. */
function ticketOfBoth(p: PolicyDocument, a: OwnershipRule, b: OwnershipRule, shared: readonly string[]) {
  for (const leading of shared) {
    const ticket = ticketFitting(p, [a, b], leading);
    if (ticket && ruleOf(p, ticket) === a.id) return ticket;
  }
  return null;
}

/** Rules about different combinations that can both fit one ticket, the wider one first: it then wins, which may not be
 *  meant. The exception before the rule is no finding. */
export function ownershipWarnings(p: PolicyDocument): Finding[] {
  const about = new Map<string, number[]>();
  for (const [i, x] of p.ownership.entries()) for (const t of x.issueTypes) about.set(t, [...(about.get(t) ?? []), i]);
  return p.ownership.flatMap((a, i) => {
    const meeting = new Set(a.issueTypes.flatMap((t) => about.get(t)!.filter((k) => k > i)));
    return [...meeting]
      .sort((x, y) => x - y)
      .flatMap((at) => {
        const b = p.ownership[at]!;
        if (a.owner === b.owner) return [];
        const shared = b.issueTypes.filter((t) => a.issueTypes.includes(t));
        if (shared.length === 0 || shared.length === b.issueTypes.length) return [];
        const ticket = ticketOfBoth(p, a, b, shared);
        if (!ticket) return [];
        const path = `ownership.${at}`;
        const others = sorted([...a.issueTypes, ...b.issueTypes]).filter((t) => !shared.includes(t));
        const message = `ownership.${i} goes before ${path} where both fit: ${a.owner}, not ${b.owner}`;
        const example = `${withA(ticket.segment)} ticket about ${shared.join(" and ")} that may also be ${others.join(" or ")}.`;
        const fix = "Put the rule that shall win first, or ask for more probability.";
        return [find("overlap", path, message, example, fix, { ticket })];
      });
  });
}
