import { checkCalendar, zoneFindings } from "../calendar/check";
import { type CalendarRules, unfolded, weekdays } from "../calendar/document";
import { longestShut } from "../calendar/shut";
import type { ClockMetric } from "../vocabulary";
import type { PolicyDocument } from "./document";
import { duplicates } from "./duplicates";
import { anyTicket, ticketWith, withA } from "./examples";
import { type DeskFacts, type Finding, find } from "./finding";
import { without } from "./repair";

const known = (ids: readonly string[]) => (ids.length === 0 ? "There are none yet." : `There are: ${ids.join(", ")}.`);

/** Minutes for which a calendar is open in a week, its holidays left out of account. */
const openInWeek = ({ week }: CalendarRules): number =>
  weekdays
    .flatMap((d) => week[d])
    .map(unfolded)
    .reduce((sum, { from, to }) => sum + to - from, 0);
const weeksInYear = 52;

/** What is wrong with its calendars, by their place in the document. */
const calendarFindings = (p: PolicyDocument, of: "errors" | "warnings", today?: string): Finding[] =>
  p.calendars.flatMap((rules, i) => {
    const at = (path: string) => `calendars.${i}.${path}`;
    return checkCalendar(rules, today)[of].map((f) => ({
      ...f,
      path: at(f.path),
      message: f.message.startsWith(f.path) ? at(f.message) : `${at(f.path)}: ${f.message}`,
      counterExample: f.counterExample ?? `A clock that runs in “${rules.name}”.`,
    }));
  });

const longShutDays = 31;
const tooLongShutDays = 180;

/** Holidays on every open day: for some weeks that may be meant, for half a year no clock would ever be due. */
const shutFindings = (p: PolicyDocument, isForbidden: boolean, today?: string): Finding[] =>
  p.calendars.flatMap((rules, i) => {
    const { from, to, days } = longestShut(rules, today);
    if (days < longShutDays || days >= tooLongShutDays !== isForbidden) return [];
    const at = `calendars.${i}.holidays`;
    const message = `${at}: every open day from ${from} to ${to} is a holiday, so it is closed for ${days} days in a row`;
    const harm = `A clock that starts on ${from} in “${rules.name}” stands until after ${to}.`;
    return [find("gap", at, message, harm, "Remove holidays that are none, or give some of them hours.")];
  });

/** Everything that counts by a calendar: promises and approvals. */
function counted(p: PolicyDocument) {
  const targets = p.sla.targets.map((t, i) => ({
    path: `sla.targets.${i}`,
    field: "minutes",
    minutes: t.minutes,
    calendar: t.calendar,
    who: `${withA(t.segment ?? "standard")} ticket's ${t.metric} clock.`,
    ticket: anyTicket(p, {
      ...(t.segment && { segment: t.segment }),
      ...(t.issueType && { issueTypes: [{ issueType: t.issueType, probability: 0.9 }] }),
    }),
  }));
  const { approvalMinutes, calendar } = p.authority;
  const who = "An approval that somebody is asked for.";
  return [
    ...targets,
    { path: "authority", field: "approvalMinutes", minutes: approvalMinutes, calendar, who, ticket: anyTicket(p) },
  ];
}

function hoursErrors(p: PolicyDocument): Finding[] {
  const ids = p.calendars.map((c) => c.id);
  return counted(p).flatMap(({ path, field, minutes, calendar, who, ticket }): Finding[] => {
    if (calendar === null) return [];
    const rules = p.calendars.find((c) => c.id === calendar);
    if (!rules) {
      const at = `${path}.calendar`;
      const message = `${at} names the calendar ${calendar}, which does not exist`;
      const fix = `Add it to the calendars, or count all time. ${known(ids)}`;
      return [find("dangling", at, message, who, fix, { ticket })];
    }
    const open = openInWeek(rules) * weeksInYear;
    if (open === 0 || minutes <= open) return []; // one that is never open has been found already
    const at = `${path}.${field}`;
    const message = `${at}: ${minutes} minutes are more than “${rules.name}” is open in a year (${open})`;
    return [
      find("invalid", at, message, `${who} It would be due in more than a year.`, "Promise less, or open longer.", {
        ticket,
      }),
    ];
  });
}

/** Nobody keeps a promise of seconds; hours written as minutes look like one. */
const leastMinutes = 0.1;
const fewMinutes = 1;

const shortFindings = (p: PolicyDocument, isForbidden: boolean): Finding[] =>
  counted(p).flatMap(({ path, field, minutes, who, ticket }) => {
    if (minutes >= fewMinutes || minutes < leastMinutes !== isForbidden) return [];
    const at = `${path}.${field}`;
    const seconds = Number((minutes * 60).toPrecision(3));
    const message = `${at}: ${minutes} minutes are ${seconds} seconds`;
    const fix = isForbidden
      ? `Use at least ${leastMinutes} minutes.`
      : "Use a minute or more, unless seconds are meant.";
    return [find("invalid", at, message, `${who} It would be late before anybody can act.`, fix, { ticket })];
  });

const sharesTolerance = 0.001;

function budgetErrors(p: PolicyDocument): Finding[] {
  const tiers = new Set(p.tiers.map((t) => t.tier));
  const types = new Set(p.issueTypes.map((t) => t.id));
  const each = p.sla.budgets.flatMap((b, i): Finding[] => {
    const path = `sla.budgets.${i}`;
    const who = `${withA(b.segment ?? "standard")} ticket${b.issueType ? ` about ${b.issueType}` : ""} and its ${b.metric} clock.`;
    const sum = b.shares.reduce((total, s) => total + s.share, 0);
    const off = Math.abs(sum - 1) > sharesTolerance;
    const sumMessage = `${path}.shares add up to ${Number(sum.toFixed(4))} and not to 1`;
    const unknownType = b.issueType !== null && !types.has(b.issueType);
    const typeMessage = `${path}.issueType names the issue type ${b.issueType}, which does not exist`;
    const repair = without(["sla", "budgets"], p.sla.budgets, i);
    const ticket = ticketWith({
      ...anyTicket(p),
      ...(b.segment && { segment: b.segment }),
      ...(b.issueType && { issueTypes: [{ issueType: b.issueType, probability: 0.9 }] }),
    });
    const sumFix = "Divide the whole promise among the tiers.";
    return [
      ...(unknownType
        ? [find("dangling", `${path}.issueType`, typeMessage, who, "Choose an existing issue type.", { repair })]
        : []),
      ...(off ? [find(sum === 0 ? "formula" : "invalid", `${path}.shares`, sumMessage, who, sumFix, { ticket })] : []),
      ...b.shares.flatMap(({ tier }, k) => {
        const at = `${path}.shares.${k}.tier`;
        const message = `${at} names tier ${tier}, which does not exist`;
        return tiers.has(tier) ? [] : [find("dangling", at, message, who, "Add the tier or remove its share.")];
      }),
      ...duplicates(b.shares, (s) => `tier ${s.tier}`, `${path}.shares`),
    ];
  });
  const key = (b: PolicyDocument["sla"]["budgets"][number]) =>
    `${b.metric} × ${b.issueType ?? "any type"} × ${b.segment ?? "any segment"}`;
  return [...each, ...duplicates(p.sla.budgets, key, "sla.budgets", "targetOverlap")];
}

/** What people call a metric's clock in the middle of a sentence. */
const clockWords: Record<ClockMetric, string> = {
  acceptance: "acceptance clock",
  firstResponse: "first response clock",
  nextResponse: "next response clock",
  resolution: "resolution clock",
  approval: "approval clock",
};

function alarmErrors(p: PolicyDocument): Finding[] {
  const types = new Set(p.issueTypes.map((t) => t.id));
  const destinations = p.destinations.map((d) => d.id);
  const each = p.sla.alarms.flatMap((rule, i): Finding[] => {
    const path = `sla.alarms.${i}`;
    const who = `A ticket whose ${rule.metric ? clockWords[rule.metric] : "first clock"} sets off the alarm “${rule.id}”.`;
    const isTypeUnknown = rule.issueType !== null && !types.has(rule.issueType);
    const typeMessage = `${path}.issueType names the issue type ${rule.issueType}, which does not exist`;
    const isUndivided = rule.of === "budget" && rule.metric === "approval";
    const ofMessage = `${path}.of: the ${clockWords.approval} is never divided among tiers, so this alarm never rings`;
    const ofFix =
      "Let it ring of the whole promise, or choose a clock that is promised to the customer: tiers share those.";
    const isNeverMet = rule.at !== null && !p.sla.warnAt.includes(rule.at);
    const percent = (fraction: number) => `${Number((fraction * 100).toFixed(1))} %`;
    const next = Math.min(...p.sla.warnAt.filter((fraction) => fraction > (rule.at ?? 1)));
    const instead = Number.isFinite(next) ? `at ${percent(next)}` : "at the breach";
    const atMessage = `${path}.at: there is no warning at ${percent(rule.at ?? 1)}, so this alarm would ring ${instead}`;
    const atFix = `Add that warning, or use ${[...p.sla.warnAt.map(percent), "the breach"].join(", ")}.`;
    const repair = without(["sla", "alarms"], p.sla.alarms, i);
    return [
      ...(isTypeUnknown
        ? [find("dangling", `${path}.issueType`, typeMessage, who, "Choose an existing issue type.", { repair })]
        : []),
      ...(isUndivided ? [find("invalid", `${path}.of`, ofMessage, who, ofFix)] : []),
      ...(isNeverMet ? [find("invalid", `${path}.at`, atMessage, who, atFix)] : []),
      ...rule.do.flatMap((action, k) => {
        if (action.kind !== "send" || destinations.includes(action.destination)) return [];
        const at = `${path}.do.${k}.destination`;
        const message = `${at} names the destination ${action.destination}, which does not exist`;
        return [find("dangling", at, message, who, `Add it to destinations. ${known(destinations)}`)];
      }),
    ];
  });
  return [...each, ...duplicates(p.sla.alarms, (a) => a.id, "sla.alarms")];
}

function authorityErrors(p: PolicyDocument, desk?: DeskFacts): Finding[] {
  const who = "An approval that the duty manager has to decide.";
  const { zone, rota } = p.authority;
  const unknown = rota.flatMap((id, i) => {
    const at = `authority.rota.${i}`;
    const message = `${at} is not a person who can work here`;
    return !desk || desk.people.includes(id)
      ? []
      : [find("dangling", at, message, who, "Name somebody who works here.")];
  });
  return [...zoneFindings(zone, "authority.zone", who), ...unknown];
}

const monday = 1;

function authorityWarnings(p: PolicyDocument): Finding[] {
  const { since, rota } = p.authority;
  if (rota.length === 0 || new Date(since).getUTCDay() === monday) return [];
  const message = `authority.since: ${since} is not a Monday, so weeks of duty change hands on another day`;
  return [find("invalid", "authority.since", message, "Duty in the middle of a week.", "Use the Monday of that week.")];
}

/** What the clocks and their alarms need that could not work: calendars, hours, budgets, alarms, who decides. */
export const slaErrors = (p: PolicyDocument, desk?: DeskFacts, today?: string): Finding[] => [
  ...calendarFindings(p, "errors", today),
  ...shutFindings(p, true, today),
  ...duplicates(p.calendars, (c) => c.id, "calendars"),
  ...shortFindings(p, true),
  ...hoursErrors(p),
  ...budgetErrors(p),
  ...alarmErrors(p),
  ...authorityErrors(p, desk),
];

/** What works, and is hardly meant. `today` is YYYY-MM-DD. */
export const slaWarnings = (p: PolicyDocument, today?: string): Finding[] => [
  ...calendarFindings(p, "warnings", today),
  ...shutFindings(p, false, today),
  ...shortFindings(p, false),
  ...authorityWarnings(p),
];
