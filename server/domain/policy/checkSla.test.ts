import { describe, expect, it } from "vitest";
import { person, policyWith } from "@/server/cli/test-setup/policies";
import { weekOf } from "../calendar/document";
import { promiseMetrics } from "../vocabulary";
import { checkPolicy, type DeskFacts, type Finding, type FindingCode } from "./check";
import type { AlarmRule, PolicyDocument } from "./document";

const office: PolicyDocument["calendars"][number] = {
  id: "office",
  name: "Office hours",
  zone: "Europe/Berlin",
  week: weekOf(["monday", "tuesday", "wednesday", "thursday", "friday"], [{ from: 540, to: 1020 }]),
  holidays: [],
};
const minute: PolicyDocument["calendars"][number] = {
  ...office,
  id: "minute",
  name: "A minute a week",
  week: weekOf(["monday"], [{ from: 540, to: 541 }]),
};
const alarm = (more: Partial<AlarmRule> = {}): AlarmRule => ({
  id: "late",
  metric: null,
  of: "promise",
  issueType: null,
  segment: null,
  at: null,
  do: [{ kind: "send", destination: "team-chat" }],
  ...more,
});
const budget = (shares: [tier: number, share: number][], more = {}): PolicyDocument["sla"]["budgets"][number] => ({
  metric: "resolution",
  issueType: null,
  segment: null,
  shares: shares.map(([tier, share]) => ({ tier, share })),
  ...more,
});
/** The demo's policy with everything that clocks can have, in order. */
const timed = (change: (p: PolicyDocument) => void = () => {}) =>
  policyWith((p) => {
    p.calendars = [structuredClone(office)];
    for (const x of p.ownership) x.hours &&= { ...x.hours, calendar: office.id };
    for (const t of p.sla.targets) t.calendar = "office";
    p.sla.budgets = [
      budget([
        [1, 0.2],
        [2, 0.3],
        [3, 0.5],
      ]),
    ];
    p.destinations = [
      { id: "team-chat", name: "Team chat", kind: "chat", address: "https://hooks.example/chat" },
      { id: "pager", name: "Pager", kind: "webhook", address: "https://pager.example/in?team=1" },
      { id: "inside", name: "Inside", kind: "webhook", address: "http://10.1.2.3:8080/in" },
      { id: "night", name: "Night desk", kind: "email", address: "night@tessel.example" },
    ];
    p.sla.alarms = [alarm(), alarm({ id: "soon", at: 0.75, do: [{ kind: "notify", whom: "leads" }] })];
    Object.assign(p.authority, { rota: [person], since: "2026-01-05", zone: "Europe/Berlin", calendar: "office" });
    change(p);
  });
const desk = (p: PolicyDocument, more: Partial<DeskFacts> = {}): DeskFacts => ({
  staffed: p.teams.flatMap((t) => t.tiers.map((tier) => ({ team: t.id, tier }))),
  people: [person],
  outcomes: Object.fromEntries(p.issueTypes.map((t) => [t.id, { total: 240, wrong: 0 }])),
  signedDestinations: ["pager", "inside"],
  today: "2026-02-02",
  ...more,
});
const check = (p: PolicyDocument) => checkPolicy(p, desk(p));

it("a policy with calendars, budgets, alarms, destinations and a rota has no findings", () => {
  expect(check(timed())).toEqual({ ok: true, errors: [], warnings: [] });
});

it("every promise to the customer can be divided, and alarms ring of its parts", () => {
  const all = timed((p) => {
    p.sla.budgets = promiseMetrics.map((metric) =>
      budget(
        [
          [1, 0.5],
          [2, 0.5],
        ],
        { metric },
      ),
    );
    p.sla.alarms = promiseMetrics.map((metric) => alarm({ id: `part-${metric.toLowerCase()}`, metric, of: "budget" }));
  });
  expect(check(all)).toEqual({ ok: true, errors: [], warnings: [] });
});

type Seeded = [code: FindingCode, path: string, message: RegExp, fault: (p: PolicyDocument) => void];
const week = (p: PolicyDocument) => p.calendars[0]!.week;
const errors: Seeded[] = [
  // Calendars
  [
    "gap",
    "calendars.0.week",
    /^calendars\.0\.week: it is never open/,
    (p) => Object.assign(p.calendars[0]!, { week: weekOf([], []) }),
  ],
  [
    "overlap",
    "calendars.0.week.monday.1",
    /^calendars\.0\.week\.monday\.1: .* overlaps/,
    (p) => week(p).monday.push({ from: 600, to: 700 }),
  ],
  [
    "invalid",
    "calendars.0.zone",
    /^calendars\.0\.zone: .*“Europe\/Berln”/,
    (p) => Object.assign(p.calendars[0]!, { zone: "Europe/Berln" }),
  ],
  ["duplicate", "calendars.1", /repeats calendars\.0 \(office\)/, (p) => p.calendars.push(structuredClone(office))],
  // Targets
  [
    "invalid",
    "sla.targets.0.minutes",
    /^sla\.targets\.0\.minutes: use more than 0 minutes/,
    (p) => Object.assign(p.sla.targets[0]!, { minutes: 0 }),
  ],
  [
    "dangling",
    "sla.targets.0.calendar",
    /calendar holidays, which does not exist/,
    (p) => Object.assign(p.sla.targets[0]!, { calendar: "holidays" }),
  ],
  [
    "invalid",
    "sla.targets.0.minutes",
    /53 minutes are more than “A minute a week” is open in a year \(52\)/,
    (p) => {
      p.calendars.push(minute);
      Object.assign(p.sla.targets[0]!, { calendar: "minute", minutes: 53 });
    },
  ],
  [
    "invalid",
    "sla.targets.0.minutes",
    /^sla\.targets\.0\.minutes: 0\.01 minutes are 0\.6 seconds/,
    (p) => Object.assign(p.sla.targets[0]!, { minutes: 0.01 }),
  ],
  [
    "invalid",
    "authority.approvalMinutes",
    /0\.05 minutes are 3 seconds/,
    (p) => Object.assign(p.authority, { approvalMinutes: 0.05 }),
  ],
  [
    "gap",
    "calendars.0.holidays",
    /^calendars\.0\.holidays: every open day from .* closed for \d+ days in a row/,
    (p) => {
      week(p).tuesday = week(p).wednesday = week(p).thursday = week(p).friday = [];
      p.calendars[0]!.holidays = Array.from({ length: 60 }, (_, i) => ({
        date: new Date(Date.UTC(2026, 0, 5 + 7 * i)).toISOString().slice(0, 10),
        name: "Off",
      }));
    },
  ],
  // Budgets
  [
    "invalid",
    "sla.budgets.0.shares",
    /add up to 0\.9 and not to 1/,
    (p) =>
      p.sla.budgets.splice(
        0,
        1,
        budget([
          [1, 0.4],
          [2, 0.5],
        ]),
      ),
  ],
  [
    "dangling",
    "sla.budgets.0.shares.1.tier",
    /tier 7, which does not exist/,
    (p) =>
      p.sla.budgets.splice(
        0,
        1,
        budget([
          [1, 0.5],
          [7, 0.5],
        ]),
      ),
  ],
  [
    "duplicate",
    "sla.budgets.0.shares.1",
    /repeats .*tier 1/,
    (p) =>
      p.sla.budgets.splice(
        0,
        1,
        budget([
          [1, 0.5],
          [1, 0.5],
        ]),
      ),
  ],
  [
    "dangling",
    "sla.budgets.1.issueType",
    /issue type gone, which does not exist/,
    (p) => p.sla.budgets.push(budget([[1, 1]], { issueType: "gone" })),
  ],
  ["targetOverlap", "sla.budgets.1", /repeats sla\.budgets\.0/, (p) => p.sla.budgets.push(budget([[1, 1]]))],
  // Alarms
  [
    "dangling",
    "sla.alarms.0.issueType",
    /issue type gone, which does not exist/,
    (p) => Object.assign(p.sla.alarms[0]!, { issueType: "gone" }),
  ],
  [
    "dangling",
    "sla.alarms.0.do.0.destination",
    /destination pagr, which does not exist/,
    (p) => Object.assign(p.sla.alarms[0]!, { do: [{ kind: "send", destination: "pagr" }] }),
  ],
  [
    "invalid",
    "sla.alarms.0.of",
    /the approval clock is never divided among tiers, so this alarm never rings/,
    (p) => Object.assign(p.sla.alarms[0]!, { metric: "approval", of: "budget" }),
  ],
  [
    "invalid",
    "sla.alarms.1.at",
    /no warning at 80 %, so this alarm would ring at 90 %/,
    (p) => Object.assign(p.sla.alarms[1]!, { at: 0.8 }),
  ],
  [
    "invalid",
    "sla.alarms.1.at",
    /no warning at 95 %, so this alarm would ring at the breach/,
    (p) => Object.assign(p.sla.alarms[1]!, { at: 0.95 }),
  ],
  ["duplicate", "sla.alarms.2", /repeats sla\.alarms\.0 \(late\)/, (p) => p.sla.alarms.push(alarm())],
  // Destinations
  [
    "invalid",
    "destinations.3.address",
    /“night desk” is not a mail address/,
    (p) => Object.assign(p.destinations[3]!, { address: "night desk" }),
  ],
  [
    "invalid",
    "destinations.0.address",
    /“hooks.example” is not a web address/,
    (p) => Object.assign(p.destinations[0]!, { address: "hooks.example" }),
  ],
  [
    "invalid",
    "destinations.0.address",
    /http:\/\/hooks\.example can be read/,
    (p) => Object.assign(p.destinations[0]!, { address: "http://hooks.example/chat" }),
  ],
  [
    "invalid",
    "destinations.0.address",
    /javascript:/,
    (p) => Object.assign(p.destinations[0]!, { address: "javascript:alert(1)" }),
  ],
  [
    "invalid",
    "destinations.1.address",
    /holds a name or password/,
    (p) => Object.assign(p.destinations[1]!, { address: "https://me:secret@pager.example" }),
  ],
  ["duplicate", "destinations.4", /repeats destinations\.1 \(pager\)/, (p) => p.destinations.push(p.destinations[1]!)],
  // Authority
  [
    "dangling",
    "authority.rota.1",
    /not a person who can work here/,
    (p) => p.authority.rota.push(person.replace(/.$/, "f")),
  ],
  ["invalid", "authority.zone", /no time zone “Mars\/Base”/, (p) => Object.assign(p.authority, { zone: "Mars/Base" })],
  [
    "dangling",
    "authority.calendar",
    /calendar gone, which does not exist/,
    (p) => Object.assign(p.authority, { calendar: "gone" }),
  ],
  [
    "invalid",
    "authority.approvalMinutes",
    /60 minutes are more than/,
    (p) => {
      p.calendars.push(minute);
      Object.assign(p.authority, { calendar: "minute", approvalMinutes: 60 });
    },
  ],
];
const warnings: Seeded[] = [
  [
    "invalid",
    "sla.targets.0.minutes",
    /0\.5 minutes are 30 seconds/,
    (p) => Object.assign(p.sla.targets[0]!, { minutes: 0.5 }),
  ],
  [
    "gap",
    "calendars.0.holidays",
    /every open day from .* closed for 42 days in a row/,
    (p) => {
      week(p).tuesday = week(p).wednesday = week(p).thursday = week(p).friday = [];
      p.calendars[0]!.holidays = Array.from({ length: 6 }, (_, i) => ({
        date: new Date(Date.UTC(2026, 6, 6 + 7 * i)).toISOString().slice(0, 10),
        name: "Off",
      }));
    },
  ],
  [
    "gap",
    "calendars.0.holidays",
    /^calendars\.0\.holidays: the last one was on 2025-12-25/,
    (p) => Object.assign(p.calendars[0]!, { holidays: [{ date: "2025-12-25", name: "Christmas Day" }] }),
  ],
  [
    "invalid",
    "authority.since",
    /2026-01-06 is not a Monday/,
    (p) => Object.assign(p.authority, { since: "2026-01-06" }),
  ],
  [
    "unsigned",
    "destinations.4",
    /no secret to sign what is sent to siren/,
    (p) => p.destinations.push({ id: "siren", name: "Siren", kind: "webhook", address: "https://siren.example" }),
  ],
];

describe("a seeded fault is found, with its place, who would suffer and what to do", () => {
  const expectFinding = (list: Finding[], [code, path, message]: Seeded) => {
    const found = list.find((f) => f.code === code && f.path === path && message.test(f.message));
    expect(found, JSON.stringify(list)).toBeDefined();
    expect(found!.fix).toBeTruthy();
    // A fault of the shape is found before anybody knows what the document means.
    if (!/use more than/.test(found!.message)) expect(found!.counterExample).toBeTruthy();
  };

  it.each(errors)("%s at %s forbids publishing: %s", (...seeded) => {
    const result = check(timed(seeded[3]));
    expect(result.ok).toBe(false);
    expectFinding(result.errors, seeded);
  });

  it.each(warnings)("%s at %s asks for a reason: %s", (...seeded) => {
    const result = check(timed(seeded[3]));
    expect(result).toMatchObject({ ok: true, errors: [] });
    expectFinding(result.warnings, seeded);
  });

  it("says nothing of people and secrets where the desk is not known", () => {
    const p = timed((d) => d.authority.rota.push(person.replace(/.$/, "f")));
    expect(checkPolicy(p).errors).toEqual([]);
  });
});
