import { describe, expect, it } from "vitest";
import {
  assistant,
  customer,
  decide,
  offer,
  Played,
  person,
  plainRules,
  queue,
  queued,
} from "@/server/cli/test-setup/tickets";
import type { Clock } from "./clock";
import { alarmsOf, clockReactions } from "./reactions";

const reply = (isWaitingForCustomer = false) => ({ do: "reply", messageId: "r", isWaitingForCustomer }) as const;
const message = { do: "receive", messageId: "m", channel: "web" } as const;
const resolve = { do: "resolve" } as const;
/** Lets everything ring that is due at an instant, as the worker does. */
function ring(played: Played, minute: number) {
  const now = played.ticket.createdAt + minute * 60_000;
  played.do(minute, { do: "ring", bodies: played.ticket.clocks.flatMap((c: Clock) => alarmsOf(c, now)) });
}

describe("acceptance", () => {
  it("starts in a human queue and stops when somebody accepts", () => {
    expect(queued().accept(4).clockStory("acceptance")).toEqual(["0 Started", "4 Stopped met"]);
  });

  it("runs on through declines and time-outs", () => {
    const played = queued();
    played.do(1, offer("p1", 3));
    played.do(2, { do: "decline", offerId: played.ticket.offer!.id, personId: "p1", reason: "noTime" });
    played.do(2, offer("p2", 4));
    played.do(4, { do: "expireOffer", offerId: played.ticket.offer!.id });
    expect(played.accept(4.5, "p3").clockStory("acceptance")).toEqual(["0 Started", "4.5 Stopped met"]);
  });

  it("runs on when the ticket is queued elsewhere", () => {
    const played = queued();
    played.do(2, queue("data"));
    expect(played.clockStory("acceptance")).toEqual(["0 Started"]);
  });

  it("starts anew when the ticket is escalated, and when it comes back from being resolved", () => {
    const played = queued().accept(1);
    played.do(5, { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] });
    played.accept(7, "p2");
    played.do(8, resolve);
    played.do(20, message, customer);
    played.do(20, queue());
    expect(played.clockStory("acceptance")).toEqual([
      "0 Started",
      "1 Stopped met",
      "5 Started",
      "7 Stopped met",
      "20 Started",
    ]);
  });

  it("does not run for a ticket that is given by hand", () => {
    const played = new Played();
    played.do(0, decide);
    played.do(1, { do: "assign", personId: "p1", team: "billing", tier: 1, via: "manual", reasons: [] });
    expect(played.clockStory("acceptance")).toEqual([]);
  });
});

describe("first response", () => {
  it("starts with the first message and stops with the first public reply of a person", () => {
    const played = queued().accept(1);
    played.do(2, { do: "note", messageId: "n" }, person("p1"));
    played.do(3, message, customer);
    played.do(4, reply(), person("p1"));
    played.do(5, reply(), person("p1"));
    expect(played.clockStory("firstResponse")).toEqual(["0 Started", "4 Stopped met"]);
  });

  it("is not met by the assistant or the system", () => {
    const played = queued();
    played.do(1, reply(), assistant);
    played.do(2, reply());
    expect(played.clockStory("firstResponse")).toEqual(["0 Started"]);
    expect(played.ticket.firstHumanReplyAt).toBeNull();
  });

  it("a late reply between two looks is a breach at its true instant", () => {
    const played = queued().accept(1);
    played.do(31, reply(), person("p1"));
    expect(played.clockStory("firstResponse")).toEqual([
      "0 Started",
      "15 Warned 0.5",
      "22.5 Warned 0.75",
      "27 Warned 0.9",
      "30 Breached",
      "31 Stopped late",
    ]);
  });

  it.each([
    ["a moment before it is due", 29.999, "met"],
    ["when it is due", 30, "late"],
  ])("a reply %s", (_, minute, outcome) => {
    const played = queued().accept(1);
    played.do(minute, reply(), person("p1"));
    expect(played.clockStory("firstResponse").at(-1)).toBe(`${minute} Stopped ${outcome}`);
  });

  it("never gives an alarm twice, however often somebody looks", () => {
    const played = queued().accept(1);
    for (const minute of [14, 15, 16, 26, 26, 40, 41]) ring(played, minute);
    played.do(50, reply(), person("p1"));
    expect(played.clockStory("firstResponse")).toEqual([
      "0 Started",
      "15 Warned 0.5",
      "22.5 Warned 0.75",
      "27 Warned 0.9",
      "30 Breached",
      "50 Stopped late",
    ]);
  });
});

describe("next response", () => {
  it("runs from the oldest unanswered message after the first reply to the next one", () => {
    const played = queued().accept(1);
    played.do(2, message, customer);
    played.do(3, reply(), person("p1"));
    for (const minute of [5, 6]) played.do(minute, message, customer);
    played.do(7, reply(), assistant);
    played.do(8, reply(), person("p1"));
    played.do(9, message, customer);
    expect(played.clockStory("nextResponse")).toEqual(["5 Started", "8 Stopped met", "9 Started"]);
  });
});

describe("resolution", () => {
  it("freezes while waiting for the customer and goes on with what was left", () => {
    const played = queued().accept(1);
    played.do(60, reply(true), person("p1"));
    played.do(500, reply(true), person("p1"));
    played.do(1000, message, customer);
    ring(played, 1030);
    ring(played, 1045);
    expect(played.clockStory("resolution")).toEqual([
      "0 Started",
      "50 Warned 0.5",
      "60 Paused",
      "1000 Resumed",
      "1015 Warned 0.75",
      "1030 Warned 0.9",
      "1040 Breached",
    ]);
  });

  it("does not pause the other clocks", () => {
    const played = queued();
    played.do(1, reply(true), assistant);
    expect(played.ticket.clocks.map((c) => [c.metric, c.state])).toEqual([
      ["firstResponse", "running"],
      ["resolution", "paused"],
      ["acceptance", "running"],
    ]);
  });

  it("rings what came due before the pause", () => {
    const played = queued().accept(1);
    played.do(120, reply(true), person("p1"));
    expect(played.clockStory("resolution")).toContain("100 Breached");
    played.do(130, message, customer);
    played.do(140, resolve);
    expect(played.clockStory("resolution").slice(-3)).toEqual(["120 Paused", "130 Resumed", "140 Stopped late"]);
  });

  it("starts anew, once, when the ticket is reopened", () => {
    const played = queued().accept(1);
    played.do(5, resolve);
    played.do(50, message, customer);
    expect(played.clockStory("resolution")).toEqual(["0 Started", "5 Stopped met", "50 Started"]);
  });
});

describe("a clock that starts during a wait", () => {
  const waiting = (pausing: (metric: string) => boolean) => {
    const played = queued({ ...plainRules, pausesFor: pausing }).accept(1);
    played.do(2, reply(), person("p1"));
    played.do(5, { do: "awaitThirdParty", label: "ENG-1", link: null }, person("p1"));
    return played;
  };

  it("stands from its first moment where the wait stops its metric, and runs when the wait is over", () => {
    const played = waiting((metric) => metric === "nextResponse" || metric === "resolution");
    played.do(10, message, customer);
    expect(played.ticket.clocks.find((c) => c.metric === "nextResponse")).toMatchObject({
      state: "paused",
      pausedWhy: "waitingForThirdParty",
      consumedMs: 0,
      dueAt: null,
    });
    ring(played, 100);
    played.do(200, { do: "endThirdParty" }, person("p1"));
    played.do(214, reply(), person("p1"));
    expect(played.clockStory("nextResponse")).toEqual([
      "10 Started",
      "10 Paused",
      "200 Resumed",
      "210 Warned 0.5",
      "214 Stopped met",
    ]);
  });

  it("runs where the wait does not stop it", () => {
    const played = waiting((metric) => metric === "resolution");
    played.do(10, message, customer);
    expect(played.clockStory("nextResponse")).toEqual(["10 Started"]);
  });

  it("stands too when the ticket enters a queue meanwhile", () => {
    const played = waiting((metric) => metric === "acceptance");
    played.do(20, { do: "escalate", toTeam: "billing", toTier: 2, reason: "stuck", reasons: [] });
    expect(played.clockStory("acceptance").slice(-2)).toEqual(["20 Started", "20 Paused"]);
  });
});

describe("resolving ends every clock", () => {
  const outcomes = (played: Played) => Object.fromEntries(played.ticket.clocks.map((c) => [c.metric, c.state]));

  it("met where its condition holds, otherwise void", () => {
    const played = queued();
    played.do(5, resolve);
    expect(outcomes(played)).toEqual({ acceptance: "void", firstResponse: "void", resolution: "met" });
  });

  it("late where it was due before", () => {
    const played = queued().accept(1);
    played.do(2, reply(), person("p1"));
    played.do(3, message, customer);
    played.do(30, resolve);
    expect(outcomes(played)).toEqual({
      acceptance: "met",
      firstResponse: "met",
      nextResponse: "late",
      resolution: "met",
    });
    expect(played.clockStory("nextResponse")).toContain("23 Breached");
  });

  it("a paused one too, without an alarm", () => {
    const played = queued().accept(1);
    played.do(2, reply(true), person("p1"));
    played.do(5000, resolve);
    expect(played.clockStory("resolution")).toEqual(["0 Started", "2 Paused", "5000 Stopped met"]);
  });
});

describe("what starts no clock", () => {
  it("a ticket that is not decided has no promises of its own", () => {
    const played = new Played();
    played.do(0, queue());
    played.do(0, message, customer);
    expect(played.ticket.clocks.map((c) => c.metric)).toEqual(["acceptance"]);
  });

  it("a metric without a target", () => {
    const { ticket, events } = queued();
    const start = events.find((e) => e.type === "TicketQueued")!;
    expect(clockReactions({ ...ticket, clocks: [] }, start, { ...plainRules, target: () => null }, () => "id")).toEqual(
      [],
    );
  });

  it("a change of team or tier moves none of the customer's clocks", () => {
    const played = queued().accept(1);
    played.do(5, { do: "escalate", toTeam: "data", toTier: 2, reason: "stuck", reasons: [] });
    expect(played.clockStory("resolution")).toEqual(["0 Started"]);
    expect(played.clockStory("firstResponse")).toEqual(["0 Started"]);
  });
});
