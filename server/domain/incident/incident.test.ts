import { expect, it } from "vitest";
import { forCustomer, incidentDeclaration } from "./incident";

it("a text to all names each customer, whatever their name holds", () => {
  expect(forCustomer("Dear {{customer.name}}, {{ customer.name }}! {{order}}", { name: "A$&B" })).toBe(
    "Dear A$&B, A$&B! {{order}}",
  );
});

it.each([
  ["a name", { title: " " }, "Give it a name."],
  [
    "something in common",
    { match: {} },
    "Say what its tickets have in common: an issue type, a feature, an error or words.",
  ],
  ["a notice that says something", { notice: "" }, "Please write something first."],
])("a declaration needs %s", (_, more, message) => {
  const whole = { title: "Sign-on is down", match: { words: ["503"] }, notice: null, ticketIds: [] };
  expect(incidentDeclaration.safeParse(whole).success).toBe(true);
  expect(incidentDeclaration.safeParse({ ...whole, ...more }).error?.issues[0]?.message).toBe(message);
});
