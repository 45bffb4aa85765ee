import { describe, expect, it } from "vitest";
import { type AccountNow, accountsAtRisk } from "./accounts";
import { documentationGaps, type HandAnswered } from "./documentation";
import { patternEvidence } from "./pattern";
import { abandonments, bottlenecks, overEscalations } from "./routing";
import { type Outcomes, trainingGaps } from "./training";
import { type Asked, trialPatterns } from "./trials";

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const today = 20_000;

describe("a documentation gap", () => {
  const asked = (i: number, more: Partial<HandAnswered> = {}): HandAnswered => ({
    ...{ ticketId: `t${i}`, customerId: `c${i}`, issueType: "roles", feature: null, day: today - i },
    ...{ isEscalated: i % 3 === 0, isCovered: false, minutes: 10, ...more },
  });
  const none = { published: new Set<string>(), proposed: new Map<string, string>() };

  it("is what is answered by hand again and again, where no article is", () => {
    const [gap] = documentationGaps(
      many(12, (i) => asked(i)),
      none,
      today,
    );
    expect(gap!.evidence).toMatchObject({ issueType: "roles", tickets: 12, customers: 12, escalated: 4, minutes: 120 });
    expect(gap).toMatchObject({ key: "roles", ticketIds: { 0: "t0", length: 12 } });
    expect(gap!.evidence.weeks.map((w) => w.tickets)).toEqual([0, 0, 5, 7]);
    expect(patternEvidence.safeParse(gap!.evidence).success).toBe(true);
  });

  it.each([
    ["few tickets", many(9, (i) => asked(i))],
    ["one customer", many(12, (i) => asked(i, { customerId: "same" }))],
    ["articles say it", many(12, (i) => asked(i, { isCovered: i % 2 === 0 }))],
    ["long ago", many(12, (i) => asked(i, { day: today - 40 }))],
  ])("is none where %s", (_, tickets) => {
    expect(documentationGaps(tickets, none, today)).toEqual([]);
  });

  it("of a type with an article is one for each feature; and it names what waits to be looked at", () => {
    const known = { published: new Set(["roles"]), proposed: new Map([["roles", "a1"]]) };
    const tickets = many(20, (i) => asked(i, { feature: i % 2 === 0 ? "sso" : null }));
    expect(documentationGaps(tickets, known, today).map((g) => g.key)).toEqual(["roles/", "roles/sso"]);
    expect(documentationGaps(tickets, known, today)[0]!.evidence).toMatchObject({ hasArticle: true, proposedId: "a1" });
  });
});

describe("a training gap", () => {
  const done = (personId: string, outcomes: number, solved: number, complexity = 0): Outcomes => {
    return { personId, issueType: "ui", tier: 1, complexity, outcomes, solved, ticketIds: [`${personId}-t`] };
  };
  const rules = { effects: new Map([[1, 1]]), prior: () => 0.8, teams: new Map<string, Set<string>>() };

  it("is where somebody solves clearly fewer than others do of tickets as hard", () => {
    const [gap, ...others] = trainingGaps([done("a", 30, 12), done("b", 60, 50), done("c", 60, 49)], rules);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ key: "person/a/ui", evidence: { outcomes: 30, solved: 12 } });
    expect(gap!.evidence.expected).toBeGreaterThan(23);
  });

  it.each([
    ["whoever has few outcomes", [done("a", 19, 2), done("b", 60, 50)]],
    ["whoever gets the harder ones", [done("a", 30, 13, 1.6), done("b", 60, 50)]],
    ["whoever is a little below", [done("a", 30, 22), done("b", 60, 50)]],
    ["whoever is above", [done("a", 30, 30), done("b", 60, 50)]],
  ])("names nobody of %s", (_, outcomes) => {
    expect(trainingGaps(outcomes, rules)).toEqual([]);
  });

  it("of a whole team names nobody of it", () => {
    const teams = new Map([["product", new Set(["a", "b"])]]);
    const found = trainingGaps([done("a", 30, 14), done("b", 30, 13)], { ...rules, teams });
    expect(found.map((f) => f.key)).toEqual(["team/product/ui"]);
  });
});

describe("an account at risk", () => {
  const calm: AccountNow = {
    ...{ accountId: "a", isTrial: false, escalations: 0, usualEscalations: 1, breaches: 0, lowRatings: 0, reopened: 0 },
    ...{ renewalInDays: 200, usageChange: 0, churnRisk: 0.1, ticketIds: [] },
  };
  it.each<[string, Partial<AccountNow>, string[] | null]>([
    [
      "trouble before a renewal",
      { escalations: 5, breaches: 2, renewalInDays: 30 },
      ["escalations", "breaches", "renewal"],
    ],
    [
      "a bad rating, falling use and churn",
      { lowRatings: 1, usageChange: -0.4, churnRisk: 0.6 },
      ["lowRatings", "usage", "churn"],
    ],
    ["trouble alone", { escalations: 9, breaches: 4, lowRatings: 2, reopened: 3 }, null],
    ["stakes alone", { renewalInDays: 3, usageChange: -0.9, churnRisk: 0.9 }, null],
    ["as many escalations as ever", { escalations: 3, usualEscalations: 3, breaches: 2, renewalInDays: 10 }, null],
    ["a renewal that is over", { escalations: 5, breaches: 2, renewalInDays: -3 }, null],
    ["nothing known", { renewalInDays: null, usageChange: null, churnRisk: null, breaches: 3 }, null],
  ])("by %s", (_, more, signs) => {
    const [claim] = accountsAtRisk([{ ...calm, ...more }]);
    expect(claim?.evidence.signs ?? null).toEqual(signs);
    if (claim) expect(patternEvidence.safeParse(claim.evidence).success).toBe(true);
  });
});

describe("what trials ask", () => {
  const ask = (i: number, isTrial: boolean, issueType: string): Asked => {
    return { ticketId: `t${i}`, who: `a${i % 7}`, isTrial, issueType, features: [] };
  };
  const others = many(300, (i) => ask(i, false, i % 10 === 0 ? "import" : "else"));

  it("is what they ask more often than others do", () => {
    const trials = many(60, (i) => ask(1000 + i, true, i % 3 === 0 ? "import" : "else"));
    const [claim, ...more] = trialPatterns([...others, ...trials]);
    expect(more).toEqual([]);
    expect(claim!.evidence).toMatchObject({
      on: "issueType",
      subject: "import",
      tickets: 20,
      accounts: 7,
      othersTickets: 30,
    });
  });

  it.each([
    ["as often as others", many(60, (i) => ask(1000 + i, true, i % 10 === 0 ? "import" : "else"))],
    ["one trial only", many(60, (i) => ({ ...ask(1000 + i, true, i % 3 === 0 ? "import" : "else"), who: "one" }))],
    ["no trials", []],
  ])("is nothing where it is asked by %s", (_, trials) => {
    expect(trialPatterns([...others, ...trials])).toEqual([]);
  });
});

describe("findings about routing", () => {
  const above = (i: number, isOver: boolean) => ({ ticketId: `t${i}`, issueType: "sync", tier: 2, isOver });
  const lower = () => ({ success: 0.88, handlingMinutes: 20 });

  it("over-escalation: many that went too far, and a change where the policy begins there", () => {
    const list = many(20, (i) => above(i, i < 12));
    const [claim] = overEscalations(list, lower, () => 2);
    expect(claim!.evidence).toMatchObject({ tier: 2, resolved: 20, over: 12, beginsThere: true, minutesBelow: 20 });
  });

  it.each([
    ["those that had to go there", many(20, (i) => above(i, false)), lower],
    ["a few among many", many(200, (i) => above(i, i < 12)), lower],
    ["few", many(9, (i) => above(i, true)), lower],
    ["nobody below", many(20, (i) => above(i, true)), () => null],
  ])("over-escalation: none of %s", (_, list, below) => {
    expect(overEscalations(list, below, () => 2)).toEqual([]);
  });

  const accept = (team: string, i: number, isLate: boolean) => {
    const issueType = i % 2 === 0 ? "invoice" : "refund";
    const waited = { isLate, minutes: isLate ? 90 : 3, weekday: isLate ? 1 : i % 7 };
    return { ticketId: `${team}${i}`, team, tier: 1, issueType, hour: i % 168, ...waited };
  };
  it("a bottleneck is a queue that is late far more often than the others", () => {
    const calm = many(100, (i) => accept("access", i, i % 20 === 0));
    const slow = many(40, (i) => accept("billing", i, i % 3 === 0));
    const [claim, ...more] = bottlenecks([...calm, ...slow]);
    expect(more).toEqual([]);
    expect(claim!.evidence).toMatchObject({ team: "billing", accepted: 40, late: 14, worst: { weekday: 1, late: 14 } });
    expect(claim!.evidence.mostOf).toEqual({ issueType: "invoice", late: 7 });
    expect(bottlenecks([...calm, ...slow.slice(0, 19)])).toEqual([]);
  });

  it("abandonment is told by issue type and team, with who had them", () => {
    const wait = (type: string, i: number, isAbandoned: boolean) => {
      return { ticketId: `${type}${i}`, issueType: type, team: "product", isAbandoned, isHeld: i % 2 === 0 };
    };
    const list = [...many(200, (i) => wait("ui", i, i === 0)), ...many(30, (i) => wait("export", i, i < 8))];
    const [claim, ...more] = abandonments(list);
    expect(more).toEqual([]);
    expect(claim!.evidence).toMatchObject({ issueType: "export", tickets: 30, abandoned: 8, held: 4 });
  });
});
