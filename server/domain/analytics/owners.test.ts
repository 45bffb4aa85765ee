import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TicketEvent } from "../ticket/events";
import { flowOf, ownerSequence, ownings } from "./owners";

const of = (text: string) => flowOf(ownerSequence([...text].map((c) => (c === "-" ? null : c))));

describe("the owner sequence", () => {
  it.each([
    // owners of the events, handoffs, circular, twice, revisit
    ["", 0, false, false, false],
    ["---", 0, false, false, false],
    ["AAA", 0, false, false, false],
    ["A-A", 0, false, false, false],
    ["AB", 1, false, false, false],
    ["ABA", 2, true, false, true],
    ["AAB-BA", 2, true, false, true],
    ["ABAB", 3, true, true, true],
    ["ABCA", 3, false, false, true],
    ["ABACA", 4, true, false, true],
    ["ABCBC", 4, true, true, true],
    ["ABAXYAB", 6, true, false, true],
  ] as const)("%s", (text, handoffs, isCircular, isCircularTwice, isRevisit) => {
    expect(of(text)).toEqual({ handoffs, isCircular, isCircularTwice, isRevisit });
  });

  it("each kind of return is a kind of the next, and what assigns nobody changes nothing", () => {
    const owners = fc.array(fc.constantFrom("A", "B", "C", null), { maxLength: 12 });
    fc.assert(
      fc.property(owners, (list) => {
        const sequence = ownerSequence(list);
        const flow = flowOf(sequence);
        expect(sequence.every((o, i) => o !== sequence[i + 1])).toBe(true);
        if (flow.isCircularTwice) expect(flow.isCircular).toBe(true);
        if (flow.isCircular) expect(flow.isRevisit).toBe(true);
        expect(ownerSequence(list.flatMap((o) => [null, o, o, null]))).toEqual(sequence);
        expect(ownerSequence(sequence)).toEqual(sequence);
      }),
    );
  });
});

describe("who owned a ticket of the desk", () => {
  const event = (type: string, at: number, data: object) =>
    ({ type, at, actor: { kind: "system", id: null }, data }) as TicketEvent;
  it("queues, people and the assistant's team; not what was given and taken back at once", () => {
    const events = [
      event("TicketCreated", 0, {}),
      event("AssistantTookOver", 1, { team: "billing", tier: 1 }),
      event("TicketQueued", 2, { team: "billing", tier: 1 }),
      event("OfferMade", 3, { team: "product", tier: 2 }),
      event("TicketAssigned", 4, { team: "billing", tier: 1 }),
      event("TicketQueued", 5, { team: "access", tier: 2, givingId: "g" }),
      event("TicketAssigned", 5, { team: "access", tier: 2, givingId: "g" }),
      event("GivingUndone", 6, { givingId: "g" }),
      event("TicketQueued", 7, { team: "product", tier: 2 }),
    ];
    const owned = ownings(events);
    expect(ownerSequence(owned.map((o) => o.team))).toEqual(["billing", "product"]);
    expect(owned.map((o) => o.tier)).toEqual([0, 1, 1, 2]);
  });
});
