import { describe, expect, it } from "vitest";
import { goneMs, hasGrown, type Return, type Standing, seenAgain } from "./card";

const now = 1_800_000_000_000;
const card = (more: Partial<Standing>): Standing => ({
  ...{ state: "open", snoozedUntil: null, weighed: null, lastSeenAt: now - 3_600_000, isMended: false },
  ...more,
});

describe("a card that is found once more", () => {
  it.each<[string, Partial<Standing>, number, Return | null]>([
    ["and is open stays", {}, 99, null],
    ["and was dismissed stays so with a little more", { state: "dismissed", weighed: 10 }, 14, null],
    ["and was dismissed is back with clearly more", { state: "dismissed", weighed: 10 }, 15, "grown"],
    ["of few needs three more", { state: "dismissed", weighed: 2 }, 4, null],
    ["and is snoozed sleeps on, however it grows", { state: "snoozed", weighed: 2, snoozedUntil: now + 1 }, 99, null],
    ["and was snoozed until now is back", { state: "snoozed", snoozedUntil: now }, 1, "woken"],
    ["and is somebody's stays theirs", { state: "assigned", weighed: 5 }, 50, null],
    ["after its incident stays while nothing came", { state: "assigned", weighed: 9, isMended: true }, 9, null],
    [
      "after its incident is back with clearly more",
      { state: "assigned", weighed: 9, isMended: true },
      14,
      "afterIncident",
    ],
    ["after a long while is a new one", { state: "assigned", lastSeenAt: now - goneMs - 1 }, 5, "again"],
  ])("%s", (_, more, strength, is) => {
    expect(seenAgain(card(more), strength, now)).toBe(is);
  });

  it("has grown clearly by half and by three", () => {
    expect([hasGrown(10, 15), hasGrown(10, 14.9), hasGrown(1, 3.9), hasGrown(1, 4)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
