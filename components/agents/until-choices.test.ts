import { expect, it } from "vitest";
import { untilChoices } from "./until-choices";

const at = (wall: string) => Date.parse(`2026-03-04T${wall}Z`);

it("offers an hour, two and a day, on five minutes", () => {
  expect(untilChoices(null, at("10:02:30"))).toEqual([
    { key: "hour", at: at("11:05:00") },
    { key: "twoHours", at: at("12:05:00") },
    { key: "day", at: at("10:05:00") + 86_400_000 },
  ]);
});

it("and the end of their shift where one is on, in its place", () => {
  const keys = (shift: Parameters<typeof untilChoices>[0]) => untilChoices(shift, at("10:00:00")).map((c) => c.key);
  expect(keys({ isOn: true, changesAt: at("11:30:00") })).toEqual(["hour", "shift", "twoHours", "day"]);
  expect(keys({ isOn: false, changesAt: at("11:30:00") })).not.toContain("shift");
  expect(keys({ isOn: true, changesAt: null })).not.toContain("shift");
});
