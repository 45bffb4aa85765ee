import { expect, it } from "vitest";
import { faultText } from "./context";

it.each([
  ["sla.alarms.0.at: there is no warning at 75 %", "sla.alarms.0.at", "there is no warning at 75 %"],
  [
    "sla.alarms.0.issueType names the type x, which does not exist",
    "sla.alarms.0.issueType",
    "This names the type x, which does not exist",
  ],
  ["T3 has nobody", "", "T3 has nobody"],
])("beside its field %s is said without its place", (message, path, said) => {
  expect(faultText({ message, path })).toBe(said);
});
