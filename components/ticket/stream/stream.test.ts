import { describe, expect, it } from "vitest";
import type { TicketEvent, TicketEventBody } from "@/server/domain/ticket/events";
import { systemActor } from "@/server/domain/vocabulary";
import type { MessageView } from "../detail/types";
import { type StreamEntry, splitAfter, streamOf } from "./stream";

const message = (id: string, at: number): MessageView => ({
  id,
  kind: "inbound",
  author: "Dana",
  loggedBy: null,
  writtenWith: null,
  channel: "web",
  subject: null,
  body: id,
  format: "text",
  isAssistant: false,
  article: null,
  at,
  attachments: [],
  mentions: [],
  duplicate: null,
});
const event = (at: number, body: TicketEventBody): TicketEvent => ({ ...body, at, actor: systemActor });
const dayOf = (at: number) => String(Math.floor(at / 100));
const received = (messageId: string, at: number) =>
  event(at, { type: "MessageReceived", data: { messageId, channel: "web" } });
const resolved = (at: number) => event(at, { type: "TicketResolved", data: { issueType: null } });
const waits = (at: number) => event(at, { type: "WaitingForCustomer", data: {} });

describe("streamOf", () => {
  it("tells messages in the order of history and folds neighbouring events", () => {
    const entries = streamOf(
      [message("a", 1), message("b", 5)],
      [received("a", 1), waits(2), waits(3), received("b", 5), resolved(6)],
      dayOf,
    );
    expect(entries.map((one) => one.kind)).toEqual(["day", "message", "events", "message", "events"]);
    expect(entries[2]).toMatchObject({ events: [{ index: 1 }, { index: 2 }] });
  });
  it("begins a new day, also between events", () => {
    const entries = streamOf([], [waits(2), resolved(205)], dayOf);
    expect(entries.map((one) => one.kind)).toEqual(["day", "events", "day", "events"]);
  });
  it("never goes back to a day: a breach stands at its instant, also when it was noticed the day after", () => {
    const breach = event(150, {
      type: "ClockBreached",
      data: { clockId: "c", metric: "resolution", tier: null } as never,
    });
    const entries = streamOf([], [waits(2), waits(201), breach, resolved(205)], dayOf);
    expect(entries.map((one) => (one.kind === "day" ? one.at : one.kind))).toEqual([
      2,
      "events",
      150,
      "events",
      201,
      "events",
    ]);
    expect(entries.at(-1)).toMatchObject({ events: [{ index: 1 }, { index: 3 }] });
  });
  it("tells a duplicate's messages in time order among its own", () => {
    const theirs = [message("x", 0), message("y", 3), message("z", 9)].map((m) => ({ ...m, duplicate: 7 }));
    const entries = streamOf(
      [theirs[0]!, message("a", 1), theirs[1]!, message("b", 5), theirs[2]!],
      [received("a", 1), waits(2), received("b", 5), resolved(6)],
      dayOf,
    );
    expect(entries.map((one) => (one.kind === "message" ? one.key : one.kind))).toEqual([
      "day",
      "x",
      "a",
      "events",
      "y",
      "b",
      "events",
      "z",
    ]);
  });
  it("keeps a message whose event has not come yet", () => {
    expect(streamOf([message("a", 1)], [], dayOf).at(-1)).toMatchObject({ kind: "message", key: "a" });
  });
});

describe("splitAfter", () => {
  const entries: StreamEntry[] = [1, 2, 3].map((at) => ({ kind: "day", key: `day-${at}`, at }));
  it.each([
    [0, []],
    [2, entries.slice(0, 2)],
    [9, entries],
  ])("at %i", (at, before) => {
    expect(splitAfter(entries, at)).toEqual([before, entries.slice(before.length)]);
  });
});
