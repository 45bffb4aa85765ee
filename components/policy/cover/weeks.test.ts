import { expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { soundDesk } from "@/server/cli/test-setup/policyFaults";
import { teamWeeks } from "./weeks";

it("counts the promised hours that a team lacks once, whichever tiers lack them", () => {
  const document = policyWith((p) => Object.assign(p.teams[1]!, { cover: "berlin-office" }));
  const { shifts } = soundDesk(document);
  for (const row of shifts!.rows) if (row.team === "billing") row.hours.fill(0, 34, 36);
  const top = shifts!.rows.find((row) => row.team === "billing" && row.tier === 1)!;
  top.unscheduled = 1;
  const weeks = teamWeeks(document, shifts!)!;
  const billing = weeks.find((w) => w.team === "billing")!;
  expect(billing.holes).toBe(2);
  expect(billing.tiers.map((t) => t.missing.filter(Boolean).length)).toEqual(billing.tiers.map(() => 2));
  expect(billing.tiers.map((t) => t.unscheduled)).toEqual(billing.tiers.map((_, i) => (i === 0 ? 1 : 0)));
  expect(weeks.filter((w) => w.team !== "billing").every((w) => w.holes === 0)).toBe(true);
});

it("what is no policy has no weeks", () => {
  const document = policyWith();
  expect(teamWeeks({ ...document, teams: null }, soundDesk(document).shifts!)).toBeNull();
});
