import { describe, expect, it } from "vitest";
import { findKnownIssue, type RecentLike } from "./knownIssue";

const now = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;
const like = (customer: string, hoursAgo: number, more: Partial<RecentLike> = {}): RecentLike => ({
  id: `t-${customer}`,
  customerId: customer,
  at: now - hoursAgo * hour,
  score: 0.4,
  isSameError: true,
  ...more,
});

describe("known issue", () => {
  it("is seen when three other customers name the same error within two hours", () => {
    expect(findKnownIssue([like("a", 1), like("b", 0.5), like("c", 2)], "me", now)).toEqual({
      tickets: ["t-b", "t-a", "t-c"],
      hours: 2,
      isSameError: true,
    });
  });

  it("is told by the day where two hours hold too few", () => {
    const others = [like("a", 1), like("b", 5), like("c", 23), like("d", 25)];
    expect(findKnownIssue(others, "me", now)).toMatchObject({ tickets: ["t-a", "t-b", "t-c"], hours: 24 });
  });

  it("is seen in nearly the same words without an error", () => {
    const close = { isSameError: false, score: 0.9 };
    const others = [like("a", 1, close), like("b", 1, close), like("c", 1, close)];
    expect(findKnownIssue(others, "me", now)).toMatchObject({ isSameError: false });
    expect(findKnownIssue([...others.slice(1), like("a", 1, { ...close, score: 0.5 })], "me", now)).toBeNull();
  });

  it.each([
    ["one customer who writes three times", [like("a", 1), like("a", 1), like("a", 2)]],
    ["the customer's own tickets", [like("a", 1), like("b", 1), like("me", 1)]],
    ["tickets of another day", [like("a", 30), like("b", 1), like("c", 1)]],
    ["tickets from after now", [like("a", -1), like("b", 1), like("c", 1)]],
    ["nothing", []],
  ])("is not made of %s", (_, others) => expect(findKnownIssue(others, "me", now)).toBeNull());
});
