import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEvents, type HistoryEvent, mergeEvents, ticketOf } from "./ticket";

let line = 0;
const event = (change: Partial<HistoryEvent> = {}): HistoryEvent => ({
  ...{ id: `e${++line}`, at: 1000, owner: null, tier: null, createdAt: null, resolvedAt: null },
  ...{ isResolution: false, isReopened: false, isReopening: false, sort: null, importNo: 1, line, facts: null },
  ...change,
});
const inOrder = (events: HistoryEvent[]) => [...events].sort(compareEvents).map((e) => e.id);

describe("the order of events", () => {
  it.each([
    [
      "by the mapping's columns, as numbers",
      [event({ id: "b", at: 1, sort: [10] }), event({ id: "a", at: 2, sort: [9] })],
    ],
    ["then by row", [event({ id: "a", sort: [1], line: 3 }), event({ id: "b", sort: [1], line: 4, at: 0 })]],
    ["what has no value comes last", [event({ id: "b", sort: [null] }), event({ id: "a", sort: [99] })]],
    ["without a mapping by instant", [event({ id: "b", at: 2, sort: 1 }), event({ id: "a", at: 1, sort: 2 })]],
    ["then by sequence number", [event({ id: "b", sort: 2, line: 1 }), event({ id: "a", sort: 1, line: 2 })]],
    [
      "a later file's rows after an earlier one's",
      [event({ id: "b", importNo: 2, line: 1 }), event({ id: "a", line: 9 })],
    ],
  ])("%s", (_, events) => expect(inOrder(events)).toEqual(["a", "b"]));
});

describe("a ticket of its events", () => {
  it("created with the first event, resolved with the last resolution, reopened in between", () => {
    const events = [
      event({ at: 1000, owner: "A", tier: 1 }),
      event({ at: 2000, isResolution: true }),
      event({ at: 3000, isReopening: true, owner: "B", tier: 3 }),
      event({ at: 4000, isResolution: true, facts: { person: "Ada", rating: 4 } }),
    ];
    expect(ticketOf(events, null)).toMatchObject({
      ...{ createdAt: 1000, resolvedAt: 4000, isReopened: true, topTier: 3, owners: ["A", "B"], handoffs: 1 },
      ...{ eventCount: 4, firstEventAt: 1000, lastEventAt: 4000, person: "Ada", rating: 4, flaws: [] },
    });
  });

  it("is not reopened by what comes before its resolution", () => {
    const before = [event({ at: 1, isReopening: true }), event({ at: 2, isResolution: true })];
    expect(ticketOf(before, null).isReopened).toBe(false);
    const byColumn = (at: number) => [event({ at: 1, resolvedAt: 5 }), event({ at, isReopening: true, resolvedAt: 5 })];
    expect(ticketOf(byColumn(4), null).isReopened).toBe(false);
    expect(ticketOf(byColumn(6), null).isReopened).toBe(true);
  });

  it("that was resolved before it was created is not resolved, and says why", () => {
    const t = ticketOf([event({ createdAt: 5000, resolvedAt: 4000 })], 1);
    expect(t).toMatchObject({ createdAt: 5000, resolvedAt: null, flaws: ["resolvedBeforeCreated"], topTier: 1 });
  });
});

describe("a further file", () => {
  it("does not double what is known, adds what is new in its place, and what it reads otherwise counts", () => {
    const known = [event({ id: "a", at: 1, owner: "A" }), event({ id: "c", at: 3, owner: "C" })];
    const fresh = [
      event({ id: "a", at: 1, owner: "A", importNo: 2 }),
      event({ id: "b", at: 2, owner: "B", importNo: 2 }),
      event({ id: "c", at: 3, owner: "D", importNo: 2 }),
    ];
    const merged = mergeEvents(known, fresh);
    expect(merged).toMatchObject({ added: 1, same: 1, changed: 1 });
    expect(merged.events.map((e) => [e.id, e.owner, e.importNo])).toEqual([
      ["a", "A", 1],
      ["b", "B", 2],
      ["c", "D", 1],
    ]);
  });

  it("facts count as the same however they are written down", () => {
    const [known, fresh] = [
      event({ id: "a", line: 1, facts: { channel: "web", person: "Ada" } }),
      event({ id: "a", line: 1, facts: { person: "Ada", channel: "web" } }),
    ];
    expect(mergeEvents([known], [fresh])).toMatchObject({ same: 1, changed: 0 });
  });

  it("files in any overlap give the ticket of the whole", () => {
    const all = Array.from({ length: 9 }, (_, i) =>
      event({ id: `x${i}`, at: i % 4, owner: "ABC"[i % 3]!, sort: [i % 5], line: i }),
    );
    const whole = ticketOf([...all].sort(compareEvents), null);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), fc.nat(9), (isFirst, from) => {
        const first = mergeEvents(
          [],
          all.filter((_, i) => isFirst[i] || i >= from),
        );
        const both = mergeEvents(first.events, all);
        expect(both.added + both.same).toBe(9);
        expect(ticketOf(both.events, null)).toEqual(whole);
      }),
    );
  });
});
