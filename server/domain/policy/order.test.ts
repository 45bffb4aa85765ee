import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { publishedPolicy } from "./document";
import { inOrder } from "./order";

/** With the keys of every object the other way round. */
const reversed = (x: unknown): unknown => {
  if (Array.isArray(x)) return x.map(reversed);
  if (typeof x !== "object" || x === null) return x;
  const entries = Object.entries(x).reverse();
  return Object.fromEntries(entries.map(([key, one]) => [key, reversed(one)]));
};

describe("the order of a document's keys", () => {
  it("is that of its shape, in lists, records and alternatives alike", () => {
    const document = publishedPolicy.parse(policyWith());
    const alarm = { kind: "notify", whom: "leads" };
    expect(JSON.stringify(inOrder(reversed(document)))).toBe(JSON.stringify(inOrder(document)));
    expect(Object.keys(inOrder(reversed(document)) as object)).toEqual(Object.keys(publishedPolicy.shape));
    const { teams, sla, ownership } = inOrder(reversed(document)) as typeof document;
    expect(Object.keys(teams[0]!)).toEqual(["id", "name", "tiers", "cover"]);
    expect(Object.keys(ownership.find((x) => x.hours)!.hours!)).toEqual(["calendar", "during"]);
    const told = sla.alarms.flatMap((a) => a.do).find((x) => x.kind === "notify");
    expect(Object.keys(told!)).toEqual(Object.keys(alarm));
  });
  it("puts what it does not know last, by the alphabet, and says the same", () => {
    expect(Object.keys(inOrder({ zebra: 1, apple: 2, teams: [], schemaVersion: 10 }) as object)).toEqual([
      "schemaVersion",
      "teams",
      "apple",
      "zebra",
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(inOrder(value)).toEqual(value);
      }),
    );
  });
});
