import { describe, expect, it } from "vitest";
import { coverGaps } from "./cover";
import { patternEvidence } from "./pattern";
import type { Accepted } from "./routing";

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const accept = (i: number, hour: number, isLate: boolean): Accepted => ({
  ...{ ticketId: `t${hour}-${i}`, team: "billing", tier: 1, issueType: "invoice", weekday: 1, hour },
  ...{ isLate, minutes: isLate ? 300 : 4 },
});
/** Nobody from midnight to six. */
const hours = many(168, (h) => (h % 24 < 6 ? 0 : 2));
const week = (more = {}) => ({ team: "billing", tier: 1, hours, missing: hours.map(() => false), ...more });
const byDay = many(40, (i) => accept(i, 24 * (i % 5) + 10, i % 20 === 0));
const atNight = (count: number, late: number) => many(count, (i) => accept(i, 24 * (i % 5) + 3, i < late));
const zone = "Europe/Berlin";

describe("a gap in cover", () => {
  it("is where tickets come while nobody is on shift and are accepted late", () => {
    const [claim, ...more] = coverGaps([...byDay, ...atNight(10, 8)], [week(), week({ tier: 2 })], zone);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ key: "billing", strength: 10, audience: ["support"] });
    expect(claim!.evidence).toMatchObject({
      ...{ zone, promised: 0, inGap: 10, lateInGap: 8, others: 40, lateOthers: 2 },
      ...{ medianMinutes: 300, othersMinutes: 4 },
    });
    expect(claim!.evidence.gap).toHaveLength(42);
    expect(claim!.evidence.byHour[3]).toEqual({ staffed: 0, gap: 10 });
    expect(claim!.evidence.byHour[10]).toEqual({ staffed: 40, gap: 0 });
    expect(patternEvidence.parse(claim!.evidence)).toEqual(claim!.evidence);
  });

  it("is also where a promise counts, late or not", () => {
    const missing = hours.map((n, h) => n === 0 && h < 24);
    const [claim] = coverGaps([...byDay, ...atNight(8, 0)], [week({ missing })], zone);
    expect(claim!.evidence).toMatchObject({ promised: 6, inGap: 8, lateInGap: 0 });
  });

  it.each([
    ["where few come", atNight(5, 5), week()],
    ["where they are taken in time and nothing is promised", atNight(12, 0), week()],
    ["where somebody is always there", atNight(12, 12), week({ hours: hours.map(() => 1) })],
    ["where nobody is ever there", atNight(12, 12), week({ hours: hours.map(() => 0) })],
    ["of a team that the policy does not have", atNight(12, 12), week({ team: "access" })],
  ])("is none %s", (_, came, cover) => {
    expect(coverGaps([...byDay, ...came], [cover], zone)).toEqual([]);
  });
});
