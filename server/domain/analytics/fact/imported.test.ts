import { describe, expect, it } from "vitest";
import { contributions } from "../groups";
import { numbersByKey } from "../measures";
import { decompose } from "../parts";
import { factOfImported, type ImportedTicket } from "./imported";

const hour = 3_600_000;
const ticket = (more: Partial<ImportedTicket> = {}): ImportedTicket => ({
  ticketId: "t",
  source: "old",
  createdAt: 0,
  resolvedAt: 10 * hour,
  isReopened: false,
  owners: ["a", null, "a", "b", null, "a"],
  tiers: [1, null, 1, 3],
  topTier: 3,
  issueType: null,
  segment: "Gold",
  channel: null,
  person: "J. Doe",
  rating: null,
  firstResponseAt: null,
  ...more,
});

describe("the fact of a ticket of another system", () => {
  it("has the flow, the transitions and the time by the same definitions", () => {
    expect(factOfImported(ticket())).toMatchObject({
      owners: ["a", "b", "a"],
      handoffs: 2,
      isCircular: true,
      stages: [1, 3],
      moves: ["1>3"],
      isEscalated: true,
      tier: 3,
      ttrS: 36_000,
      segment: "Gold",
    });
  });
  it("is not resolved where that was before it was created, and knows the highest tier without their order", () => {
    expect(factOfImported(ticket({ resolvedAt: -1 }))).toMatchObject({ isResolved: false, ttrS: null });
    expect(factOfImported(ticket({ tiers: [] }))).toMatchObject({ stages: [], moves: [], tier: 3 });
  });
  it("keeps teams apart whatever their names hold", () => {
    const { flows, isCircular } = factOfImported(ticket({ owners: ["L1 > Net", "Desk", "L1 > Net"] }));
    expect(isCircular).toBe(true);
    expect(flows.map(decompose)).toEqual([
      ["L1 > Net", "Desk"],
      ["Desk", "L1 > Net"],
    ]);
  });
  it("takes only ratings of one to five for such", () => {
    const scores = [0, 1, 4.5, 5, 87, null].map((rating) => factOfImported(ticket({ rating })).score);
    expect(scores).toEqual([null, 1, null, 5, null, null]);
  });
  it("counts nothing of what its log does not know", () => {
    const numbers = numbersByKey(contributions(factOfImported(ticket())).tickets[0]!.vector);
    const known = Object.keys(numbers).filter((key) =>
      /acceptance|Response|resolution\.|budget|abandon|cause|involved|judged|firstTouch|business|net/.test(key),
    );
    expect(known).toEqual([]);
    expect(numbers).toMatchObject({ tickets: 1, resolved: 1, circular: 1, "move.1.3": 1 });
  });
});
