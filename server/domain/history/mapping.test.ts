import { describe, expect, it } from "vitest";
import { historyMapping } from "./mapping";

/** Every field of the contract, as ENGINE.md writes it. */
const whole = {
  source: "snow",
  rowIs: "event",
  delimiter: ",",
  missing: ["?"],
  timezone: "UTC",
  key: "number",
  eventId: null,
  order: [{ column: "sys_mod_count", as: "number" }, "row"],
  at: { column: "sys_updated_at", formats: ["d/M/yyyy HH:mm"] },
  owner: { column: "assignment_group", when: { column: "activity", in: ["Assigned"] } },
  tier: { column: "assignment_group", pattern: "L(\\d)", default: 1 },
  createdAt: { column: "opened_at", formats: ["d/M/yyyy HH:mm"] },
  resolvedAt: { column: "resolved_at", formats: ["d/M/yyyy HH:mm"] },
  reopened: { column: "reopen_count", above: 0 },
};
const faultOf = (change: object) => {
  const issue = historyMapping.safeParse({ ...whole, ...change }).error?.issues[0];
  return issue && [issue.path.join("."), issue.code === "unrecognized_keys" ? issue.keys.join() : issue.message];
};

describe("a mapping", () => {
  it("with every field is taken as it is", () => {
    expect(historyMapping.parse(whole)).toEqual(whole);
  });

  it("may leave out what has a default", () => {
    const { source, rowIs, key, at, owner } = whole;
    const least = historyMapping.parse({ source, rowIs, key, at, owner });
    expect(least).toMatchObject({ delimiter: ",", missing: [], timezone: "UTC", eventId: null });
  });

  it.each([
    { createdAt: { firstEvent: true } },
    { resolvedAt: { lastEventWhere: { column: "activity", in: ["Done"] } } },
    { reopened: { eventAfterResolvedWhere: { column: "activity", in: ["Reopened"] } } },
    { at: { column: "t", formats: ["iso", "dd.MM.yyyy", "M/d/yy h:mm a"] } },
    { issueType: { column: "category" }, person: { column: "assigned_to" }, rating: { column: "csat" } },
    { timezone: "europe/berlin" },
  ])("takes %j", (change) => expect(faultOf(change)).toBeUndefined());

  it.each([
    [{ source: "" }, "source", "empty"],
    [{ source: "own" }, "source", "desk itself"],
    [{ rowIs: "row" }, "rowIs", '"event" or "ticket"'],
    [{ delimiter: ",," }, "delimiter", "one character"],
    [{ missing: "?" }, "missing", "list"],
    [{ timezone: "Mars/Base" }, "timezone", "no time zone Mars/Base"],
    [{ key: undefined }, "key", "key"],
    [{ order: ["column"] }, "order.0", "order must list"],
    [{ at: undefined }, "at", "at is missing"],
    [{ at: { column: "t", formats: [] } }, "at.formats", "empty"],
    [{ at: { column: "t", formats: ["DD/MM/YYYY"] } }, "at.formats.0", "DD in the date format"],
    [{ at: { column: "t", formats: ["d/M HH:mm"] } }, "at.formats.0", "lacks the year"],
    [{ owner: { column: "g", when: { column: "a", in: [] } } }, "owner.when.in", "empty"],
    [{ tier: { column: "g", pattern: "L(" } }, "tier.pattern", "no pattern"],
    [{ tier: { column: "g", pattern: "(a+)+b" } }, "tier.pattern", "repeats a group"],
    [{ tier: { column: "g", pattern: "a*a*a*a*b" } }, "tier.pattern", "more than three"],
    [{ createdAt: { firstEvent: false } }, "createdAt.firstEvent", "only be true"],
    [{ createdAt: { formats: ["iso"] } }, "createdAt.column", "column"],
    [{ resolvedAt: { lastEventWhere: { column: "a" } } }, "resolvedAt.lastEventWhere.in", "list"],
    [{ reopened: { column: "n", above: "0" } }, "reopened.above", "number"],
    [{ ownr: 1 }, "", "ownr"],
    [{ rowIs: "ticket", resolvedAt: { lastEventWhere: { column: "a", in: ["x"] } } }, "resolvedAt", "each event"],
    [{ rowIs: "ticket", at: undefined, createdAt: undefined }, "createdAt", "createdAt is missing"],
  ])("says what is wrong with %j", (change, path, words) => {
    const fault = faultOf(change)!;
    expect(fault[0]).toBe(path);
    expect(fault[1]).toContain(words);
  });
});
