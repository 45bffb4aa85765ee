import { describe, expect, it } from "vitest";
import { at, customer, decision, type Played, person, queued } from "@/server/cli/test-setup/tickets";
import type { Reason } from "../reasons";
import { touchesOf } from "./touch";

const reply = (messageId = "m", isWaitingForCustomer = false) =>
  ({ do: "reply", messageId, isWaitingForCustomer }) as const;
const up = (more: Partial<{ toTeam: string; toTier: number; reason: "needsExpertise" | "slaBreach" }> = {}) =>
  ({
    do: "escalate",
    toTeam: "billing",
    toTier: 2,
    reason: "needsExpertise",
    reasons: [] as Reason[],
    ...more,
  }) as const;
const ofTicket = (t: Played) => touchesOf(t.events);

describe("touches", () => {
  it("runs from acceptance to the resolution, with the replies of its person", () => {
    const t = queued().accept(10, "ann");
    t.do(12, reply(), person("ann"));
    t.do(20, reply(), person("ann"));
    t.do(31, { do: "resolve" }, person("ann"));
    expect(ofTicket(t)).toEqual([
      {
        id: expect.any(String),
        personId: "ann",
        tier: 1,
        issueType: "invoice",
        complexity: 0,
        outcome: "solved",
        minutes: 21,
        exchanges: 2,
        startedAt: at(10),
        endedAt: at(31),
      },
    ]);
  });

  it("leaves out an open touch and the time in which the ticket waited", () => {
    const t = queued().accept(0);
    expect(ofTicket(t)).toEqual([]);
    t.do(5, reply("m1", true), person("p1"));
    t.do(65, { do: "receive", messageId: "m2", channel: "web" }, customer);
    t.do(70, { do: "resolve" }, person("p1"));
    expect(ofTicket(t)).toMatchObject([{ minutes: 10, outcome: "solved", exchanges: 1 }]);
  });

  it.each([
    ["up its team", up(), "escalated"],
    ["to another team", up({ toTeam: "access" }), "notTheirs"],
    ["by an alarm", up({ reason: "slaBreach" }), "handedOn"],
  ] as const)("ends when the ticket goes %s", (_, command, outcome) => {
    const t = queued().accept(0);
    t.do(30, command, person("p1"));
    t.accept(40, "p2");
    t.do(50, { do: "resolve" }, person("p2"));
    expect(ofTicket(t).map((x) => [x.personId, x.outcome])).toEqual([
      ["p1", outcome],
      ["p2", "solved"],
    ]);
  });

  it("goes by what a failed attempt has said of the ticket", () => {
    const t = queued().accept(0);
    t.do(30, { ...up(), belief: { complexity: 0.4, variance: 0.5 } }, person("p1"));
    t.accept(40, "p2");
    t.do(50, { do: "resolve" }, person("p2"));
    expect(ofTicket(t).map((x) => x.complexity)).toEqual([0, 0.4]);
    expect(t.ticket).toMatchObject({ complexity: 0.4, complexityVariance: 0.5 });
    // A further message does not make it easier.
    t.do(60, { do: "decide", decisionId: "d2", policyVersion: 1, modelVersion: "m", result: decision() });
    expect(t.ticket.complexity).toBe(0.4);
  });

  it("was no success when the customer comes back within a week", () => {
    const reopenedAfter = (days: number) => {
      const t = queued().accept(0);
      t.do(30, { do: "resolve" }, person("p1"));
      t.do(30 + days * 1440, { do: "reopen" }, customer);
      return ofTicket(t)[0]!.outcome;
    };
    expect([reopenedAfter(6.9), reopenedAfter(7.1)]).toEqual(["reopened", "solved"]);
  });

  it("is no failure of whoever had it when a correction moves it, and counts for what it turned out to be", () => {
    const t = queued().accept(0);
    const place = { team: "access", tier: 1 };
    t.do(5, {
      do: "correct",
      correctionId: "c",
      undoes: false,
      issueType: "sign-in",
      place,
      minTier: 1,
      isKept: false,
      reasons: [],
    });
    expect(ofTicket(t)).toMatchObject([{ outcome: "handedOn", issueType: "sign-in" }]);
  });
});
