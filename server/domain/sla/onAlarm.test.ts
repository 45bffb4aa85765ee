import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { at, person, queued } from "@/server/cli/test-setup/tickets";
import { asPersonId } from "../ids";
import type { ApprovalNeeds } from "../vocabulary";
import { givingPeople, type LeadLoad, workOf } from "./onAlarm";

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
