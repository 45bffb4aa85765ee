import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customer, person, plainRules, queued } from "@/server/cli/test-setup/tickets";
import { weekdays, weekOf } from "../calendar/document";
import { businessScale } from "../calendar/scale";
import { usedMs } from "./clock";
import { explainClock } from "./explain";
import { type ClockRules, elapsedTime } from "./rules";

const minute = 60_000;
const mornings = businessScale({
  id: "mornings",
  name: "Mornings",
  zone: "UTC",
  week: weekOf(weekdays, [{ from: 8 * 60, to: 10 * 60 }]),
  holidays: [],
});
const rules: ClockRules = {
  ...plainRules,
  target: (metric, t) => ({ ...plainRules.target(metric, t)!, calendar: { id: "mornings", policyVersion: 1 } }),
  scale: () => mornings,
};
const resolutionOf = (played: ReturnType<typeof queued>) =>
  played.ticket.clocks.find((c) => c.metric === "resolution")!;

describe("a clock explains itself", () => {
  it("line by line: what counted, what paused it, when it was closed", () => {
    // From 09:00; asked at 09:20, answered at 09:30, closed from 10:00 to 08:00, then again.
    const played = queued(rules).accept(1);
    played.do(20, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
    played.do(30, { do: "receive", messageId: "m", channel: "web" }, customer);
    const start = played.ticket.createdAt;
    const account = explainClock(resolutionOf(played), played.events, mornings, start + 24 * 60 * minute);
    const said = account.lines.map((l) => [l.kind, (l.from - start) / minute, (l.to - start) / minute]);
    expect(said).toEqual([
      ["counted", 0, 20],
      ["paused", 20, 30],
      ["counted", 30, 60],
      ["closed", 60, 23 * 60],
      ["counted", 23 * 60, 24 * 60],
    ]);
    expect(account.lines[1]).toMatchObject({ why: "waitingForCustomer" });
    expect(account).toMatchObject({ usedMs: 110 * minute, leftMs: -10 * minute });
  });

  it("ends with the clock and tells the alarms that it gave", () => {
    const played = queued().accept(1);
    played.do(120, { do: "resolve" });
    const clock = resolutionOf(played);
    const account = explainClock(clock, played.events, elapsedTime, played.ticket.createdAt + 1e9);
    expect(account.lines).toHaveLength(1);
    expect(account.usedMs).toBe(clock.consumedMs);
    expect(account.alarms.map((a) => [a.fraction, (a.at - played.ticket.createdAt) / minute])).toEqual([
      [0.5, 50],
      [0.75, 75],
      [0.9, 90],
      [null, 100],
    ]);
  });

  it("keeps a long account short", () => {
    const played = queued(rules).accept(1);
    const account = explainClock(
      resolutionOf(played),
      played.events,
      mornings,
      played.ticket.createdAt + 90 * 86_400_000,
    );
    expect(account.lines).toHaveLength(1);
    expect(account.usedMs).toBe(usedMs(resolutionOf(played), played.ticket.createdAt + 90 * 86_400_000, mornings));
  });

  it("leaves no moment out and adds up to what was used", () => {
    const step = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.nat(3_000), (steps, more) => {
        const played = queued(rules).accept(0.5);
        let at = 1;
        for (const [wait, isAsked] of steps) {
          at += wait;
          if (isAsked) played.do(at, { do: "reply", messageId: "r", isWaitingForCustomer: true }, person("p1"));
          else played.do(at, { do: "receive", messageId: "m", channel: "web" }, customer);
        }
        const now = played.ticket.createdAt + (at + more) * minute;
        const clock = resolutionOf(played);
        const { lines, usedMs: used } = explainClock(clock, played.events, mornings, now);
        expect(used).toBe(usedMs(clock, now, mornings));
        let end = clock.startedAt;
        for (const line of lines) {
          expect(line.from).toBe(end);
          end = line.to;
        }
        expect(end).toBe(now);
      }),
    );
  });
});
