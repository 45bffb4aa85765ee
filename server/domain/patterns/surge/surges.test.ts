import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom, shuffle } from "../../random";
import { type Day, dayOfEscalations, type Escalated } from "./days";
import { carried, evidenceOf, lnDayRatio, noSums } from "./detector";
import { baselinesOf, weekdayOf } from "./share";
import { calmDaysPerAlarm, familyOf, findSurges, pastDays, surgeDays } from "./surges";

const today = 20_000;
const first = today - (pastDays + surgeDays) + 1;
const perAlarm = calmDaysPerAlarm.feature;

/** Days of `total` customers each, of whom each names what `namedOn` says of their number. */
function daysOf(total: number, keysOf: (day: number, n: number) => readonly string[]): Day[] {
  return Array.from({ length: pastDays + surgeDays }, (_, at) => {
    const day = first + at;
    const all = Array.from(
      { length: total },
      (_, n): Escalated => ({ customerId: `${day}-${n}`, keys: keysOf(day, n) }),
    );
    return dayOfEscalations(day, all);
  });
}
const look = (days: readonly Day[], allowed = perAlarm) =>
  findSurges(familyOf(days.slice(0, -1)), days.at(-1)!, allowed);

/** One of ten names it, and from `since` on four. */
const rising = (since: number) => (day: number, n: number) =>
  n % 10 < (day >= since ? 4 : 1) ? ["api"] : n % 10 === 9 ? ["exports"] : [];

describe("a surge", () => {
  it("from a tenth to four tenths is found on its day, with what was expected", () => {
    const [surge, ...others] = look(daysOf(60, rising(today)));
    expect(others).toEqual([]);
    expect(surge).toMatchObject({ key: "api", since: today, total: 60, named: 24, customers: 24, pastTotal: 3360 });
    expect(surge!.expected).toBeCloseTo(6, 0);
    expect(surge!.calmDays).toBeGreaterThan(perAlarm / 2);
    expect(surge!.days).toHaveLength(28);
  });

  it("is told from the day on which it began", () => {
    expect(look(daysOf(40, rising(today - 3)))[0]).toMatchObject({ since: today - 3, total: 160, named: 64 });
  });

  it("stands on the days after it, though nobody names it any more", () => {
    const burst = (day: number, n: number) => (day === today - 2 && n < 20 ? ["boom"] : []);
    expect(look(daysOf(40, burst))).toMatchObject([{ key: "boom", named: 20, total: 120, since: today - 2 }]);
  });

  it("of something never named before is found by a few customers", () => {
    const isNew = (day: number, n: number) => (day >= today - 1 && n < 4 ? ["boom"] : []);
    expect(look(daysOf(20, isNew), calmDaysPerAlarm.error)).toMatchObject([{ key: "boom", named: 8 }]);
  });

  it("is none where nothing rises", () => {
    expect(look(daysOf(60, rising(Number.POSITIVE_INFINITY)))).toEqual([]);
  });

  it("is none where one customer writes all of it", () => {
    const days = daysOf(40, () => []).map((d) =>
      d.day < today
        ? d
        : dayOfEscalations(d.day, [
            ...[...d.customers].map((customerId) => ({ customerId, keys: [] })),
            ...Array.from({ length: 20 }, () => ({ customerId: "same", keys: ["boom"] })),
          ]),
    );
    expect(look(days)).toEqual([]);
  });

  it("is none where the desk has no past yet", () => {
    const young = daysOf(60, rising(today)).map((d) => (d.day < today - 5 ? dayOfEscalations(d.day, []) : d));
    expect(look(young)).toEqual([]);
  });

  it("that has lasted for the whole time is the usual by now", () => {
    expect(look(daysOf(60, rising(first)))).toEqual([]);
  });

  it("on a weekday that is always like this is none", () => {
    const monday = (day: number, n: number) => (weekdayOf(day) === 1 && n % 2 === 0 ? ["reports"] : []);
    const shift = (1 - weekdayOf(today) + 7) % 7;
    const days = daysOf(120, (day, n) => monday(day + shift, n));
    expect(look(days)).toEqual([]);
  });

  it("does not depend on the order of what is seen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const escalations = Array.from(
          { length: 30 },
          (_, n): Escalated => ({
            customerId: `c${n % 25}`,
            keys: [...(random() < 0.4 ? ["a"] : []), ...(random() < 0.3 ? ["b"] : [])],
          }),
        );
        const order = Array.from({ length: 30 }, (_, i) => i);
        shuffle(order, random);
        const days = daysOf(30, () => []).slice(0, -1);
        const read = (list: readonly Escalated[]) =>
          findSurges(familyOf(days), dayOfEscalations(today, list), perAlarm);
        expect(read(order.map((i) => escalations[i]!))).toEqual(read(escalations));
      }),
      { numRuns: 25 },
    );
  });
});

describe("the evidence", () => {
  const [baseline] = baselinesOf([
    Array.from({ length: pastDays }, (_, i) => ({ day: i, total: 50, named: i % 2 === 0 ? 4 : 6 })),
  ]);

  it("of a ratio is a ratio of probabilities: over all counts it is 1 on average", () => {
    const chanceOf = (named: number, total: number) => Math.exp(lnDayRatio({ named, total }, 0.5, 0.2, 0.02));
    // Under a share of 0.5 with this likeness, by the same masses the other way round.
    const [up, down] = [chanceOf(3, 10), Math.exp(lnDayRatio({ named: 3, total: 10 }, 0.2, 0.5, 0.02))];
    expect(up * down).toBeCloseTo(1, 9);
    expect(lnDayRatio({ named: 0, total: 0 }, 0.1, 0.4, 0.01)).toBe(0);
  });

  it("grows with each that names it, and falls with each that does not", () => {
    const at = (named: number, total: number) =>
      evidenceOf(carried(noSums, { day: 57, total, named }, baseline!, pastDays));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 59 }), (total, n) => {
        const named = Math.min(n, total);
        expect(at(named + 1, total + 1)).toBeGreaterThan(at(named, total));
        expect(at(named, total + 1)).toBeLessThan(at(named, total));
      }),
    );
  });

  it("exceeds the days that have passed on average by nothing, while chance rules: no alarm comes too soon", () => {
    const random = seededRandom(7);
    const days = 20;
    const runs = 600;
    let sum = 0;
    for (let run = 0; run < runs; run++) {
      let sums = noSums;
      for (let day = 0; day < days; day++) {
        let named = 0;
        for (let i = 0; i < 50; i++) if (random() < 0.1) named++;
        sums = carried(sums, { day, total: 50, named }, baseline!, pastDays);
      }
      sum += evidenceOf(sums);
    }
    expect(sum / runs).toBeLessThan(days);
  });
});
