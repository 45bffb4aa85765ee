import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempt, attemptOfStatus, deliveryFaults, readFault, writeFault } from "./outcome";
import { patienceMs, pauseAfter, settle } from "./retry";

const second = 1000;
const hour = 3600 * second;
const down: Attempt = { kind: "again", fault: "unreachable", detail: null };
const when = { attempts: 0, since: 0, now: 0, chance: 0.5 };

describe("a delivery that failed", () => {
  it("is tried again after 10 s to an hour, ever later on average", () => {
    expect([1, 2, 3, 9, 50].map((n) => pauseAfter(n, 0) / second)).toEqual([10, 20, 40, 1800, 1800]);
    expect([1, 2, 3, 9, 50].map((n) => pauseAfter(n, 0.999_999) / second).map(Math.round)).toEqual([
      20, 40, 80, 3600, 3600,
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, chance) => {
        const pause = pauseAfter(n, chance);
        expect(pause).toBeGreaterThanOrEqual(10 * second);
        expect(pause).toBeLessThanOrEqual(hour);
      }),
    );
  });

  it("is given up after a day, with a last attempt at its end", () => {
    let now = 0;
    let attempts = 0;
    for (;;) {
      const next = settle(down, { ...when, attempts, now });
      attempts = next.attempts;
      if (next.failedAt !== null) break;
      now = next.nextDueAt!;
    }
    expect(now).toBe(patienceMs);
    expect(attempts).toBeGreaterThan(24);
    expect(attempts).toBeLessThan(60);
  });

  it("is given up at once where nothing but a person's doing helps", () => {
    const refused = settle({ kind: "never", fault: "status", detail: "404" }, { ...when, now: 5 });
    expect(refused).toEqual({ attempts: 1, nextDueAt: null, deliveredAt: null, failedAt: 5 });
  });

  it("is not counted as tried where it could not begin", () => {
    const unset: Attempt = { kind: "untried", fault: "mailNotSetUp", detail: null };
    expect(settle(unset, when)).toMatchObject({ attempts: 0, nextDueAt: 60 * second });
    expect(settle(unset, { ...when, now: patienceMs })).toMatchObject({ attempts: 0, failedAt: patienceMs });
  });
});

describe("an answer's status", () => {
  it("is final for a refusal, but for 408 and 429", () => {
    const kinds = [200, 204, 302, 400, 404, 408, 410, 429, 500, 503].map((s) => attemptOfStatus(s).kind);
    expect(kinds.join(" ")).toBe("delivered delivered never never never again never again again again");
  });
});

describe("a fault", () => {
  it("is read as it was written", () => {
    for (const fault of deliveryFaults)
      for (const detail of [null, "503", "550 5.1.1: no such user"])
        expect(readFault(writeFault({ fault, detail }))).toEqual({ fault, detail });
    expect(readFault("something else")).toEqual({ fault: "internal", detail: "something else" });
    expect(writeFault({ fault: "mailRefused", detail: "x\r\n".repeat(500) }).length).toBeLessThan(320);
  });
});
