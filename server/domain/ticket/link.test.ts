import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLinkExpired, linkExpiresAt, linkLifeMs } from "./link";

const day = 24 * 3_600_000;

describe("a customer's link", () => {
  it("works for 180 days after the last thing that happened", () => {
    const opened = { createdAt: 0, lastCustomerMessageAt: 0, resolvedAt: null };
    expect(linkExpiresAt(opened)).toBe(180 * day);
    expect(linkExpiresAt({ ...opened, lastCustomerMessageAt: 10 * day })).toBe(190 * day);
    expect(linkExpiresAt({ ...opened, lastCustomerMessageAt: 10 * day, resolvedAt: 30 * day })).toBe(210 * day);
    expect(isLinkExpired(opened, 180 * day - 1)).toBe(false);
    expect(isLinkExpired(opened, 180 * day)).toBe(true);
  });
  it("never works shorter because more happened", () => {
    const at = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(at, at, fc.option(at), at, (createdAt, lastCustomerMessageAt, resolvedAt, later) => {
        const facts = { createdAt, lastCustomerMessageAt, resolvedAt };
        const more = { ...facts, lastCustomerMessageAt: lastCustomerMessageAt + later };
        expect(linkExpiresAt(more)).toBeGreaterThanOrEqual(linkExpiresAt(facts));
        expect(linkExpiresAt(facts)).toBeGreaterThanOrEqual(createdAt + linkLifeMs);
      }),
    );
  });
});
