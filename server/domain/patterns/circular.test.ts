import { describe, expect, it } from "vitest";
import { circles, type Owned } from "./circular";
import { patternEvidence } from "./pattern";

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const ticket = (issueType: string, i: number, owners: string[], more: Partial<Owned> = {}): Owned => ({
  ...{ ticketId: `${issueType}-${owners.join("")}-${i}`, issueType, owners },
  ...{ isResolved: true, minutes: 100 * owners.length, ...more },
});
const straight = (issueType: string, count: number) => many(count, (i) => ticket(issueType, i, ["product"]));
const back = (count: number) => many(count, (i) => ticket("import", i, ["product", "data", "product", "data"]));

describe("tickets that circle", () => {
  it("are told by issue type and pair, with who resolves them in the end and what it costs", () => {
    const waiting = ticket("import", 90, ["product", "data", "product"], { isResolved: false, minutes: null });
    const [claim, ...more] = circles([...straight("sync", 100), ...straight("import", 20), ...back(7), waiting]);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ key: "import/product/data", strength: 8, audience: ["support"] });
    expect(claim!.evidence).toMatchObject({
      ...{ issueType: "import", team: "product", via: "data", tickets: 28, circled: 8, othersShare: 0 },
      ...{ resolved: 7, endTeam: "data", ended: 7, medianMinutes: 400, othersMinutes: 100 },
    });
    expect(claim!.ticketIds).toHaveLength(8);
    expect(patternEvidence.parse(claim!.evidence)).toEqual(claim!.evidence);
  });

  it.each([
    ["a few", [...straight("sync", 100), ...straight("import", 20), ...back(4)]],
    ["a few among many", [...straight("sync", 100), ...straight("import", 400), ...back(6)]],
    ["what is as common with other issue types", many(80, (i) => ticket(`t${i % 4}`, i, ["a", "b", "a"]))],
    ["those that pass through three teams", many(40, (i) => ticket("import", i, ["a", "b", "c", "a"]))],
    ["none at all", []],
  ])("are none of %s", (_, tickets) => {
    expect(circles(tickets)).toEqual([]);
  });
});
