import { describe, expect, it } from "vitest";
import { capacityAhead, type PersonAhead } from "./ahead";
import { defaultRoutingWeights } from "./snapshot";

const minute = 60_000;
const now = 1_000_000 * minute;
const types = { login: { team: "access", byTier: { 1: { success: 0.7, handlingMinutes: 15 } } } };
const full: PersonAhead = { tier: 1, teams: ["access"], slots: 1, speed: 1, beginsAt: null, work: [] };
const weights = { ...defaultRoutingWeights, slowdownPerOpenTicket: 0.1, handoffMinutes: 5 };
const ahead = (...people: PersonAhead[]) =>
  capacityAhead(people, types, now, weights).map((c) => ({ ...c, at: (c.at - now) / minute }));
const work = (begunMinutesAgo: number, more: Partial<PersonAhead["work"][number]> = {}) => ({
  ...{ issueType: "login", since: now - begunMinutesAgo * minute, touches: 1 },
  ...more,
});

describe("capacity that comes", () => {
  it("is a slot when the work in it is expected to end, by the person's own pace", () => {
    expect(ahead({ ...full, work: [work(5)] })).toEqual([{ tier: 1, team: "access", at: 10, slots: 1 }]);
    expect(ahead({ ...full, speed: 2, work: [work(5)] })[0]!.at).toBe(25);
  });

  it("comes later where several tickets are open at once, and where what others did has to be read first", () => {
    expect(ahead({ ...full, slots: 2, work: [work(5), work(0)] }).map((c) => c.at)).toEqual([11.5, 16.5]);
    expect(ahead({ ...full, work: [work(5, { touches: 2 })] })[0]!.at).toBe(15);
  });

  it("goes on for a while where work already takes longer than expected, and counts unknown work too", () => {
    expect(ahead({ ...full, work: [work(90)] })[0]!.at).toBe(7.5);
    expect(ahead({ ...full, work: [work(5, { issueType: null })] })[0]!.at).toBe(15);
    expect(ahead({ ...full, work: [work(5, { issueType: "constructor" })] })[0]!.at).toBe(15);
  });

  it("is a shift that begins, less what is still open from the last one", () => {
    const beginsAt = now + 30 * minute;
    expect(ahead({ ...full, slots: 3, beginsAt })).toEqual([{ tier: 1, team: "access", at: 30, slots: 3 }]);
    expect(ahead({ ...full, slots: 3, beginsAt, work: [work(600)] })[0]!.slots).toBe(2);
    expect(ahead({ ...full, slots: 1, beginsAt, work: [work(600)] })).toEqual([]);
  });

  it("is shared by the teams of a person, and is not seen beyond two hours", () => {
    const both = ahead({ ...full, teams: ["access", "billing"], beginsAt: now + 120 * minute });
    expect(both.map(({ team, slots }) => [team, slots])).toEqual([
      ["access", 0.5],
      ["billing", 0.5],
    ]);
    expect(ahead({ ...full, beginsAt: now + 120 * minute + 1 })).toEqual([]);
  });
});
