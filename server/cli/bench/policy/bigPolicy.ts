import { startingRules, threeTiers } from "../../../../prisma/seed/policies/common";
import { weekdays, weekOf } from "../../../domain/calendar/document";
import { usualWeek, weekHours } from "../../../domain/calendar/week";
import type { DeskFacts } from "../../../domain/policy/check";
import type { PolicyDocument } from "../../../domain/policy/document";
import { segments } from "../../../domain/vocabulary";

/** The sizes that Baton's promises about policies are made for. */
export const bigSizes = { issueTypes: 300, teams: 40, rules: 200 };
const person = "00000000-0000-7000-8000-000000000001";
const day = "2026-03-02";

const teamId = (i: number) => `team-${i + 1}`;
const typeId = (i: number) => `type-${i + 1}`;

/** The rule after `i` others: two issue types of neighbouring teams, some of one segment, some at night. */
const ruleOf = (i: number, { issueTypes, teams }: typeof bigSizes): PolicyDocument["ownership"][number] => ({
  id: `rule-${i + 1}`,
  issueTypes: [typeId(i % issueTypes), typeId((i + 1 + Math.floor(i / issueTypes)) % issueTypes)],
  segments: i % 3 === 0 ? [segments[i % segments.length]!] : null,
  hours: i % 5 === 0 ? { calendar: `office-${(i % 3) + 1}`, during: i % 2 === 0 ? "closed" : "open" } : null,
  minProbability: 0.3,
  owner: teamId((i * 7) % teams),
});

/** A large desk's policy, always the same: without errors, with what warnings such a desk would have. */
export function bigPolicy(sizes: Partial<typeof bigSizes> = {}): PolicyDocument {
  const all = { ...bigSizes, ...sizes };
  const { issueTypes, teams, rules } = all;
  return {
    ...startingRules,
    name: "A large desk",
    teams: Array.from({ length: teams }, (_, i) => ({
      id: teamId(i),
      name: `Team ${i + 1}`,
      tiers: i % 4 === 0 ? [1, 2] : [1, 2, 3],
      cover: i % 2 === 0 ? `office-${(i % 3) + 1}` : null,
    })),
    tiers: threeTiers,
    issueTypes: Array.from({ length: issueTypes }, (_, i) => ({
      id: typeId(i),
      name: `Issue type ${i + 1}`,
      owner: teamId(i % teams),
      startTier: 1,
      stage: "review",
      bands: i % 10 === 0 ? { high: 0.9, low: 0.7 } : null,
      requires: [],
      priors: [1, 2, 3].map((tier) => ({ tier, success: 0.6 + tier / 10, handlingMinutes: 10 + (i % 20) + 4 * tier })),
      playbook: null,
    })),
    ownership: Array.from({ length: rules }, (_, i) => ruleOf(i, all)),
    outOfScope: { owner: teamId(0), tier: 1 },
    lastResort: { team: teamId(0), tier: 1, person },
    calendars: [1, 2, 3].map((n) => ({
      id: `office-${n}`,
      name: `Office ${n}`,
      zone: ["Europe/Berlin", "America/New_York", "Asia/Tokyo"][n - 1]!,
      week: weekOf(weekdays.slice(0, 5), [{ from: 480, to: 1080 }]),
      holidays: [{ date: "2030-01-01", name: "New Year" }],
    })),
    sla: {
      ...startingRules.sla,
      targets: [
        ...startingRules.sla.targets,
        ...Array.from({ length: Math.floor(issueTypes / 5) }, (_, i) => ({
          metric: "resolution" as const,
          issueType: typeId(5 * i),
          segment: null,
          minutes: 960,
          calendar: `office-${(i % 3) + 1}`,
        })),
      ],
    },
    context: { ...startingRules.context, events: [], volume: [] },
  };
}

/** What such a desk's check knows of it: people in every team and tier, in shifts that leave the nights empty. */
export function bigFacts(document: PolicyDocument): DeskFacts {
  const staffed = document.teams.flatMap((t) => t.tiers.map((tier) => ({ team: t.id, tier })));
  const zone = "Europe/Berlin";
  const isShift = (h: number, i: number) => h % 24 >= 6 + (i % 4) && h % 24 < 18 + (i % 4) && h < 5 * 24;
  const rows = staffed.map((queue, i) => ({
    ...queue,
    hours: Array.from({ length: weekHours }, (_, h) => (isShift(h, i) ? 3 : 0)),
    unscheduled: 0,
  }));
  return {
    staffed,
    people: [person],
    outcomes: {},
    articles: [],
    signedDestinations: [],
    largestCapacity: 5,
    shifts: { zone, from: usualWeek(day, zone), rows },
    today: day,
  };
}
