import { expect, it } from "vitest";
import { giveWarnings, isAgreed, type Receiving } from "./giveWarnings";

const jonas: Receiving = {
  presence: "online",
  receives: true,
  capacity: 5,
  load: 3,
  already: 0,
  gains: 2,
  otherTeam: 0,
  belowTier: 0,
};

it("says nothing where there is room", () => {
  expect(giveWarnings(jonas)).toEqual([]);
  expect(giveWarnings({ ...jonas, load: 7, gains: 0 })).toEqual([]);
});

it("says how many somebody has and will have", () => {
  expect(giveWarnings({ ...jonas, load: 5 })).toEqual([{ kind: "overCapacity", load: 5, capacity: 5, after: 7 }]);
  expect(giveWarnings({ ...jonas, load: 4, already: 1 })).toEqual([
    { kind: "overCapacity", load: 5, capacity: 5, after: 7 },
  ]);
});

it("says that somebody is away, of another team, or of a lower tier", () => {
  expect(giveWarnings({ ...jonas, presence: "offline", receives: false, otherTeam: 1, belowTier: 2 })).toEqual([
    { kind: "absent", presence: "offline" },
    { kind: "otherTeam", count: 1 },
    { kind: "belowTier", count: 2 },
  ]);
});

it("takes agreement for what was said and what is no worse", () => {
  const warning = { kind: "overCapacity", load: 5, capacity: 5, after: 7 } as const;
  expect(isAgreed(warning, [warning])).toBe(true);
  expect(isAgreed(warning, [{ ...warning, load: 6, after: 8 }])).toBe(true);
  expect(isAgreed(warning, [{ ...warning, after: 6 }])).toBe(false);
  expect(isAgreed({ kind: "absent", presence: "offline" }, [{ kind: "absent", presence: "away" }])).toBe(false);
  expect(isAgreed({ kind: "belowTier", count: 1 }, [{ kind: "otherTeam", count: 3 }])).toBe(false);
});

it("does not call somebody online whom nothing reaches", () => {
  expect(giveWarnings({ ...jonas, receives: false })).toEqual([{ kind: "absent", presence: "offline" }]);
});
