import { expect, it } from "vitest";
import { asPersonId } from "../ids";
import { givingPeople, type LeadLoad } from "./onAlarm";

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
