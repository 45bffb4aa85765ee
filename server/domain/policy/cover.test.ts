import { describe, expect, it } from "vitest";
import { demoPeople, demoSchedules } from "@/prisma/seed/demo/people";
import { policyWith } from "@/server/cli/test-setup/policies";
import { from, soundDesk } from "@/server/cli/test-setup/policyFaults";
import { shiftRows } from "../calendar/shiftWeek";
import { weekHours } from "../calendar/week";
import { checkPolicy } from "./check";
import { coverByHour } from "./cover";
import type { Shifts } from "./finding";

const covered = policyWith((p) => {
  p.teams[1]!.cover = "berlin-office";
});
const row = (tier: number, on: (h: number) => boolean, n = 1) => ({
  team: "billing",
  tier,
  hours: Array.from({ length: weekHours }, (_, h) => (on(h) ? n : 0)),
  unscheduled: 0,
});
const week = (rows: Shifts["rows"]) =>
  coverByHour({ shifts: { zone: "Europe/Berlin", from, rows } }, covered).filter((q) => q.team === "billing");
const hoursOf = (missing: boolean[]) => missing.flatMap((is, h) => (is ? [h] : []));

describe("who is there by hour", () => {
  it("counts higher tiers, which take what waits below", () => {
    const [first, second] = week([row(1, (h) => h === 8), row(2, (h) => h === 8 || h === 9, 2)]);
    expect([first!.hours[8], first!.hours[9], first!.hours[10]]).toEqual([3, 2, 0]);
    expect([second!.hours[8], second!.hours[9]]).toEqual([2, 2]);
  });
  it("misses somebody in the open hours of what the team promises, and in no others", () => {
    // Berlin's office is open from 8 to 13 and from 14 to 18, Monday to Friday.
    const [first] = week([row(1, (h) => h % 24 !== 9 && h % 24 !== 13 && h % 24 !== 20)]);
    expect(hoursOf(first!.missing)).toEqual([9, 33, 57, 81, 105]);
  });
  it("is whole at the demo's desk, whose people may mostly be there at any time", () => {
    const people = demoPeople.flatMap(({ email, tier, teams }) =>
      teams.map((team) => ({ team, tier, schedule: demoSchedules[email] ?? null })),
    );
    const desk = { ...soundDesk(covered), shifts: { zone: "Europe/Berlin", from, rows: shiftRows(people, from) } };
    expect(checkPolicy(covered, desk).warnings).toEqual([]);
    const hugo = people.filter((p) => p.schedule?.name === "Hugo Marchetti");
    const nights = shiftRows(hugo, from)[0]!.hours;
    // From ten at night to six, the nights that begin on Sunday to Thursday.
    expect([
      nights[0],
      nights[5],
      nights[6],
      nights[22],
      nights[4 * 24 + 23],
      nights[5 * 24 + 5],
      nights[6 * 24],
    ]).toEqual([1, 1, 0, 1, 0, 0, 0]);
  });
  it("is empty where nobody's shifts are known", () => {
    expect(coverByHour({}, covered)).toEqual([]);
  });
  it("says the hours of a gap in words, once for the lowest tier that has it", () => {
    const desk = soundDesk(covered);
    for (const r of desk.shifts!.rows) if (r.team === "billing") for (const d of [0, 1]) r.hours[d * 24 + 9] = 0;
    const found = checkPolicy(covered, desk).warnings.filter((f) => f.code === "uncovered");
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/tier 1 or above .* 2 hours of the week: Monday and Tuesday 09:00-10:00/);
  });
});
