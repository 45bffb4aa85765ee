import { describe, expect, it } from "vitest";
import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { weekOf } from "../calendar/document";
import { hoursOfWeek, weekOfHours } from "../calendar/week";
import { checkPolicy } from "./check";
import type { PolicyDocument } from "./document";
import { isChangeFault, isJustThat, type ProposedChange, saidNow, withChange } from "./proposedChange";

const demo = demoPolicy("00000000-0000-7000-8000-000000000000");
const document: PolicyDocument = { ...demo, sla: { ...demo.sla, alarms: [] } };
const made = (from: PolicyDocument, change: ProposedChange) => {
  const next = withChange(from, change);
  if (isChangeFault(next)) throw new Error(next.fault);
  return next;
};
const issueType = "invoice";
const alarm = { kind: "alarm", issueType, metric: "acceptance", act: "widenEligibility" } as const;
const office = weekOf(["monday", "friday"], [{ from: 540, to: 1020 }]);
const cover = { kind: "cover", team: "billing", zone: "Europe/Berlin", week: office } as const;

describe("an alarm that acts in time", () => {
  it("is added once, at the first warning from half of the promise on, and is sound", () => {
    const next = made(document, alarm);
    const [rule] = next.sla.alarms.slice(document.sla.alarms.length);
    expect(rule).toMatchObject({ metric: "acceptance", of: "promise", issueType, do: [{ kind: "widenEligibility" }] });
    expect(rule!.at).toBe(Math.min(...document.sla.warnAt.filter((at) => at >= 0.5)));
    expect(checkPolicy(next)).toMatchObject({ errors: [] });
    expect(saidNow(document, alarm)).toBeNull();
    expect(saidNow(next, alarm)).toBe(rule!.id);
    expect(withChange(next, alarm)).toEqual({ fault: "same", field: "issueType" });
    expect(isJustThat(document, next, alarm)).toBe(true);
  });

  it("is not said by a rule that acts at the breach, on a segment or on another clock", () => {
    const rule = made(document, alarm).sla.alarms.at(-1)!;
    for (const other of [{ at: null }, { segment: "trial" as const }, { metric: "resolution" as const }]) {
      const alarms = [{ ...rule, ...other }];
      const next = made({ ...document, sla: { ...document.sla, alarms } }, alarm);
      expect(next.sla.alarms.map(({ id }) => id)).toEqual([rule.id, `${rule.id}-2`]);
    }
    // As the demo's own, which lets more people take whatever nobody has accepted.
    expect(withChange(demo, alarm)).toMatchObject({ fault: "same" });
    const general = [{ ...rule, issueType: null, metric: null }];
    expect(withChange({ ...document, sla: { ...document.sla, alarms: general } }, alarm)).toMatchObject({
      fault: "same",
    });
  });

  it("takes the last warning where all come before the half, and cannot be where there is none", () => {
    const warned = (warnAt: number[]) => ({ ...document, sla: { ...document.sla, warnAt } });
    expect(made(warned([0.2, 0.4]), alarm).sla.alarms.at(-1)!.at).toBe(0.4);
    expect(withChange(warned([]), alarm)).toEqual({ fault: "warning", field: "metric" });
    expect(withChange(document, { ...alarm, issueType: "nothing" })).toMatchObject({ fault: "issueType" });
  });
});

describe("a team's cover as it is staffed", () => {
  it("gets a calendar of its own where it had none, and is sound", () => {
    const next = made(document, cover);
    expect(next.teams.find((team) => team.id === "billing")!.cover).toBe("cover-billing");
    expect(next.calendars.at(-1)).toMatchObject({ id: "cover-billing", name: "Cover of Billing", week: office });
    expect(checkPolicy(next)).toMatchObject({ errors: [] });
    expect(withChange(next, cover)).toEqual({ fault: "same", field: "team" });
    expect(isJustThat(document, next, cover)).toBe(true);
    expect(saidNow(document, cover)).toBeNull();
  });

  it("is changed where the calendar is the team's alone, and left alone where others count by it", () => {
    const own = made(document, cover);
    const longer = { ...cover, week: weekOf(["monday"], [{ from: 0, to: 1440 }]) };
    const changed = made(own, longer);
    expect(changed.calendars).toHaveLength(own.calendars.length);
    expect(changed.calendars.at(-1)!.week).toEqual(longer.week);
    const teams = document.teams.map((team) => ({ ...team, cover: "berlin-office" }));
    const shared = made({ ...document, teams }, cover);
    expect(shared.calendars.slice(0, document.calendars.length)).toEqual(document.calendars);
    expect(shared.calendars.at(-1)!.holidays).toEqual(document.calendars[0]!.holidays);
    expect(shared.teams.filter((team) => team.cover === "berlin-office")).toHaveLength(teams.length - 1);
  });

  it("is of a team that there is", () => {
    expect(withChange(document, { ...cover, team: "nobody" })).toEqual({ fault: "team", field: "team" });
  });
});

describe("hours of the week as a calendar", () => {
  it("joins hours of a day, and no days", () => {
    const has = Array.from({ length: 168 }, (_, h) => (h >= 8 && h < 12) || h === 14 || (h >= 22 && h < 26));
    expect(hoursOfWeek(weekOfHours(has))).toEqual(has);
    expect(weekOfHours(has)).toEqual({
      ...weekOf([], []),
      monday: [
        { from: 480, to: 720 },
        { from: 840, to: 900 },
        { from: 1320, to: 1440 },
      ],
      tuesday: [{ from: 0, to: 120 }],
    });
  });
});
