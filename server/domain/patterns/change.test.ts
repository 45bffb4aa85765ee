import { describe, expect, it } from "vitest";
import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { hoursOfWeek } from "../calendar/week";
import { checkPolicy } from "../policy/check";
import type { PolicyDocument } from "../policy/document";
import { isChangeFault, withChange } from "../policy/proposedChange";
import { changeFor } from "./change";
import type { EvidenceOf, PatternEvidence } from "./pattern";

const demo = demoPolicy("00000000-0000-7000-8000-000000000000");
const none: PolicyDocument = { ...demo, sla: { ...demo.sla, alarms: [] } };
const invoice = demo.issueTypes.find((t) => t.id === "invoice")!;

const over: EvidenceOf<"overEscalation"> = {
  ...{ kind: "overEscalation", issueType: "invoice", tier: 2, days: 56, resolved: 20, over: 12 },
  ...{ successBelow: 0.9, minutesBelow: 9, beginsThere: true },
};
const late: EvidenceOf<"bottleneck"> = {
  ...{ kind: "bottleneck", team: "billing", tier: 1, days: 56, accepted: 40, late: 14, othersShare: 0.05 },
  ...{ medianMinutes: 30, worst: { weekday: 1, late: 9 }, mostOf: { issueType: "invoice", late: 9 }, chance: 0.001 },
};
const left: EvidenceOf<"abandonment"> = {
  ...{ kind: "abandonment", issueType: "invoice", team: "billing", days: 56, tickets: 30, abandoned: 9 },
  ...{ othersShare: 0.02, held: 0, chance: 0.001 },
};
const circle: EvidenceOf<"circular"> = {
  ...{ kind: "circular", issueType: "invoice", team: "billing", via: "product", days: 56, tickets: 30, circled: 8 },
  ...{ othersShare: 0, resolved: 8, endTeam: "product", ended: 6, medianMinutes: 90, othersMinutes: 20, chance: 0.001 },
};
const gap: EvidenceOf<"cover"> = {
  ...{ kind: "cover", team: "billing", days: 56, zone: "Europe/Berlin", gap: [0, 1, 2, 24, 25, 26], promised: 0 },
  ...{ inGap: 8, lateInGap: 6, others: 30, lateOthers: 1, medianMinutes: 300, othersMinutes: 4, byHour: [] },
};
const alarm = (metric: "acceptance" | "firstResponse", act: string) => {
  return { kind: "alarm", issueType: "invoice", metric, act };
};

describe("the change that a pattern asks for", () => {
  const cases: [string, PatternEvidence, PolicyDocument, unknown][] = [
    ["a lower tier", over, demo, { kind: "startTier", issueType: "invoice", tier: 1 }],
    ["no lower tier where it begins there already", { ...over, beginsThere: false }, demo, null],
    ["no lower tier where there is none", { ...over, tier: 1 }, demo, null],
    ["higher tiers before it is late", late, none, alarm("acceptance", "widenEligibility")],
    ["a lead, where higher tiers may have it in time", late, demo, alarm("acceptance", "assignLead")],
    ["a lead, where nobody is higher", { ...late, tier: 2 }, none, alarm("acceptance", "assignLead")],
    ["nothing of a card of before", { ...late, mostOf: undefined }, none, null],
    ["a lead for what nobody has", left, demo, alarm("firstResponse", "assignLead")],
    ["a word to the leads of what somebody has", { ...left, held: 8 }, demo, alarm("firstResponse", "notifyLeads")],
    ["who resolves it in the end", circle, demo, { kind: "owner", issueType: "invoice", team: "product" }],
    ["no owner where none resolves most", { ...circle, ended: 4 }, demo, null],
    ["no owner where it is theirs already", { ...circle, endTeam: invoice.owner }, demo, null],
    ["no owner that does not exist any more", { ...circle, endTeam: "gone" }, demo, null],
  ];
  it.each(cases)("is %s", (_, evidence, document, expected) => {
    const startsAbove = evidence.kind === "overEscalation";
    const issueTypes = demo.issueTypes.map((t) => (startsAbove && t.id === "invoice" ? { ...t, startTier: 2 } : t));
    const change = changeFor(evidence, { ...document, issueTypes });
    expect(change).toEqual(expected);
    if (change === null) return;
    const next = withChange({ ...document, issueTypes }, change);
    expect(isChangeFault(next)).toBe(false);
    expect(checkPolicy(next).errors).toEqual([]);
  });

  it("is the cover that is staffed, and nothing once the criteria say so", () => {
    const change = changeFor(gap, demo);
    expect(change).toMatchObject({ kind: "cover", team: "billing", zone: "Europe/Berlin" });
    if (change?.kind !== "cover") return;
    expect(hoursOfWeek(change.week).flatMap((is, h) => (is ? [] : [h]))).toEqual(gap.gap);
    expect(changeFor(gap, withChange(demo, change) as PolicyDocument)).toBeNull();
  });

  it("is none where the check would find a new error", () => {
    const calendars = Array.from({ length: 50 }, (_, i) => ({
      ...demo.calendars[0]!,
      id: i ? `c${i}` : "berlin-office",
    }));
    expect(checkPolicy({ ...demo, calendars }).errors).toEqual([]);
    expect(changeFor(gap, { ...demo, calendars })).toBeNull();
  });
});
