import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { at, person, queued } from "@/server/cli/test-setup/tickets";
import { asPersonId } from "../ids";
import type { AlarmRule } from "../policy/document";
import type { ApprovalNeeds } from "../vocabulary";
import { givingPeople, type LeadLoad, rulesOn, workOf } from "./onAlarm";

const demoPriority = demoPolicy("00000000-0000-7000-8000-000000000000").priority;

const lead = (id: string, load: number, more: Partial<LeadLoad> = {}): LeadLoad => ({
  id: asPersonId(id),
  role: "lead",
  teams: ["access"],
  isThere: true,
  load,
  ...more,
});

it("counts what was given before it says who comes next", () => {
  const people = givingPeople([lead("a", 0), lead("b", 1), lead("c", 0, { isThere: false })], null);
  const next = () => people.leadsOf("access")[0]!;
  const order = Array.from({ length: 5 }, () => {
    const id = next();
    people.given(id);
    return id;
  });
  expect(order).toEqual(["a", "a", "b", "a", "b"]);
  expect(people.leadsOf("access").at(-1)).toBe("c");
});

it("turns to the whole desk where a team has no lead", () => {
  const people = givingPeople([lead("a", 3, { teams: ["billing"] }), lead("b", 0, { teams: [] })], null);
  expect(people.leadsOf("billing")).toEqual(["a"]);
  expect(people.leadsOf("access")).toEqual(["b", "a"]);
  expect(people.dutyManager).toBeNull();
});

it("turns to admins where the desk has no lead, and to no admin where it has one", () => {
  const admin = lead("ada", 0, { role: "admin", teams: ["access"] });
  expect(givingPeople([admin], null).leadsOf("access")).toEqual(["ada"]);
  expect(givingPeople([admin, lead("b", 9, { isThere: false })], null).leadsOf("access")).toEqual(["b"]);
});

describe("the rules of an alarm", () => {
  const rule = (ats: number | null): AlarmRule => ({
    ...{ id: `at-${ats ?? "breach"}`, metric: null, of: "promise", issueType: null, segment: null },
    at: ats,
    do: [{ kind: "widenEligibility" }],
  });
  const { ticket } = queued();
  const running = ticket.clocks.find((c) => c.metric === "resolution")!;
  /** At which alarms of a clock with these warnings the rules act. */
  const acts = (warnAt: readonly number[], ats: readonly (number | null)[], targetMs = 1000) => {
    const clock = { ...running, warnAt, targetMs };
    return [...warnAt, null].map((fraction) =>
      rulesOn(ticket, { clock, fraction, at: 0 }, ats.map(rule)).map((r) => r.at),
    );
  };

  it("act at the warning that they name", () => {
    expect(acts([0.5, 0.75, 0.9], [0.9, 0.5, null, 0.75])).toEqual([[0.5], [0.75], [0.9], [null]]);
  });
  it("act at the first one above on a clock that was given other warnings", () => {
    expect(acts([0.5, 0.75, 0.9], [0.8, null])).toEqual([[], [], [0.8], [null]]);
    expect(acts([0.8], [0.5, 0.75, 0.9])).toEqual([[0.5, 0.75], [0.9]]);
  });
  it("act at the breach of one that warns of nothing, unless there was nothing to warn of", () => {
    expect(acts([], [0.8])).toEqual([[0.8]]);
    expect(acts([], [0.8, null], -1000)).toEqual([[null]]);
  });
  it("act once on each clock, whatever its warnings, never before the part of it that they name", () => {
    const fraction = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
    const ascending = fc.uniqueArray(fraction, { maxLength: 9 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(ascending, fraction, (warnAt, ats) => {
        const rung = acts(warnAt, [ats]).flatMap((fits, i) => fits.map(() => warnAt[i] ?? 1));
        expect(rung).toHaveLength(1);
        expect(rung[0]).toBeGreaterThanOrEqual(ats);
        if (warnAt.includes(ats)) expect(rung[0]).toBe(ats);
      }),
    );
  });
});

describe("the alarm of a request for approval", () => {
  const ada = lead("ada", 0, { role: "admin" });
  const people = givingPeople([lead("b", 0), ada], { id: asPersonId("onDuty"), isThere: true });
  const told = (needs: ApprovalNeeds, askedId: string | null, whom: "leads" | "dutyManager") => {
    const played = queued().accept(1);
    played.do(2, { do: "requestApproval", approvalId: "r", kind: "refund", askedId, needs }, person("p1"));
    const clock = played.ticket.clocks.find((c) => c.metric === "approval")!;
    const alarm = { clock, fraction: null, at: at(62) };
    const rules = { teams: [], priority: demoPriority, destinations: [] };
    const work = workOf(played.ticket, alarm, { kind: "notify", whom }, rules, people);
    return work?.message && "people" in work.message ? work.message.people : [];
  };

  it.each<[ApprovalNeeds, string | null, "leads" | "dutyManager", string[]]>([
    ["lead", null, "leads", ["b"]],
    ["lead", "asked", "dutyManager", ["asked"]],
    ["lead", null, "dutyManager", ["b"]],
    ["dutyManager", "asked", "dutyManager", ["asked"]],
    ["dutyManager", "asked", "leads", ["ada"]],
    ["admin", null, "leads", ["ada"]],
    ["admin", null, "dutyManager", ["ada"]],
  ])("that takes a %s and was put to %s tells as %s those who may decide: %s", (needs, asked, whom, who) => {
    expect(told(needs, asked, whom)).toEqual(who);
  });
});
