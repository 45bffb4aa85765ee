import { describe, expect, it } from "vitest";
import type { Clock } from "../sla/clock";
import type { TicketEvent } from "./events";
import { foldConversation } from "./fold";

const minute = 60_000;
const customer = { kind: "customer", id: null } as const;
const agent = { kind: "person", id: "maya" } as const;
const clockOf = (n: number, state: Clock["state"]) =>
  ({
    id: `clock-${n}`,
    metric: "nextResponse",
    state,
    stoppedAt: state === "met" ? (2 * n + 1) * minute : null,
  }) as Clock;

/** The customer and an agent in turns; each message of the customer starts a clock that the answer stops. */
function conversation(count: number) {
  const messages = Array.from({ length: count }, (_, n) => ({ id: `m${n}`, at: n * minute }));
  const events = messages.flatMap(({ id, at }, n): TicketEvent[] => {
    const clock = { clockId: `clock-${Math.floor(n / 2)}`, metric: "nextResponse" } as const;
    return n % 2 === 0
      ? [
          { type: "MessageReceived", at, actor: customer, data: { messageId: id, channel: "web" } },
          { type: "ClockStarted", at, actor: customer, data: { ...clock, targetMs: 60 * minute, warnAt: [] } },
        ]
      : [
          { type: "MessageSent", at, actor: agent, data: { messageId: id, kind: "reply" } },
          { type: "ClockStopped", at, actor: agent, data: { ...clock, outcome: "met" } },
        ];
  });
  const clocks = Array.from({ length: Math.ceil(count / 2) }, (_, n) =>
    clockOf(n, 2 * n + 1 < count ? "met" : "running"),
  );
  return { messages, events, clocks, needed: new Set<string>() };
}

describe("foldConversation", () => {
  it("leaves what is not long as it is", () => {
    const whole = conversation(53);
    const { needed: _, ...rest } = whole;
    expect(foldConversation(whole)).toEqual({ ...rest, gap: null });
  });

  it("keeps the first 4 and the last 30 messages, and what else is needed", () => {
    const { messages, gap } = foldConversation({ ...conversation(501), needed: new Set(["m200"]) });
    expect(messages).toHaveLength(35);
    expect(messages.slice(0, 5).map((m) => m.id)).toEqual(["m0", "m1", "m2", "m3", "m200"]);
    expect(messages.at(-1)?.id).toBe("m500");
    expect(gap).toEqual({ count: 466, after: 3 * minute });
  });

  it("keeps whatever counts as work, and the clocks of the answers that are shown, each with all of its events", () => {
    const whole = conversation(501);
    const { events, clocks } = foldConversation(whole);
    expect(clocks.map((c) => c.id)).toEqual(Array.from({ length: 16 }, (_, n) => `clock-${235 + n}`));
    const sent = (list: readonly TicketEvent[]) => list.filter((e) => e.type === "MessageSent").length;
    expect(sent(events)).toBe(sent(whole.events));
    const told = new Set(events.flatMap((e) => ("clockId" in e.data ? [e.data.clockId] : [])));
    expect(told).toEqual(new Set(clocks.map((c) => c.id)));
    expect(events.filter((e) => e.type === "MessageReceived")).toHaveLength(2 + 15);
  });

  it("keeps every clock but those of answers between, and what alarms did", () => {
    const whole = conversation(500);
    const first = { id: "first", metric: "firstResponse", state: "met", stoppedAt: minute } as Clock;
    const told = {
      type: "PeopleNotified",
      at: 50 * minute,
      actor: agent,
      data: { clockId: "clock-20", how: "desk", to: [] },
    };
    const { clocks, events } = foldConversation({
      ...whole,
      clocks: [first, ...whole.clocks],
      events: [...whole.events, told as unknown as TicketEvent],
    });
    expect(clocks[0]).toBe(first);
    expect(events.some((e) => e.type === "PeopleNotified")).toBe(true);
  });

  it("keeps what happened between, such as an escalation", () => {
    const whole = conversation(500);
    const escalated = {
      type: "TicketEscalated",
      at: 200 * minute,
      actor: agent,
      data: { fromTeam: "a", fromTier: 1, toTeam: "a", toTier: 2, reason: "needsExpertise" },
    } as const;
    const waited = { type: "WaitingForCustomer", at: 201 * minute, actor: agent, data: {} } as const;
    const { events } = foldConversation({ ...whole, events: [...whole.events, escalated, waited] });
    expect(events).toContain(escalated);
    expect(events).not.toContain(waited);
  });
});
