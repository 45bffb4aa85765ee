import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessMs, businessMsBetween, isOpenAt, nextCloseAt, nextOpenAt, openIntervals } from "./businessTime";
import { checkCalendar } from "./check";
import { type Calendar, compileCalendar } from "./compile";
import { type CalendarRules, type OpenTime, unfolded, weekdays } from "./document";

/** Calendars of all kinds against a slow reading of the same rules, minute by minute, by what `Intl` says the wall clock shows. */

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** Zones with an instant near which their clocks do something odd. */
const oddities: [zone: string, near: string][] = [
  ["Europe/Berlin", "2026-03-29T01:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00Z"],
  ["America/New_York", "2027-03-14T07:00Z"],
  ["America/New_York", "2026-11-01T06:00Z"],
  ["Asia/Kathmandu", "1985-12-31T18:30Z"],
  ["Asia/Kathmandu", "2026-12-30T18:15Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30Z"],
  ["Pacific/Apia", "2011-12-30T10:00Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00Z"],
  ["America/Sao_Paulo", "2019-02-17T02:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00Z"],
  ["Asia/Gaza", "2011-08-01T00:00Z"],
  ["UTC", "2028-02-29T00:00Z"],
];

/** One of them per 52 weeks from 1970 on is where two stretches of the compiled form meet. */
const seam = 58 * 52 * 7 * dayMs;

const places = fc.oneof(
  fc.constantFrom(...oddities).map(([zone, near]) => ({ zone, near: Date.parse(near) })),
  fc.constantFrom(...oddities).map(([zone]) => ({ zone, near: seam })),
);

/** Sorted cuts of a day make intervals that do not overlap; the last may reach into the next day. */
const day = fc
  .tuple(
    fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 120, 150, 180, 1320, 1440)), {
      maxLength: 6,
    }),
    fc.integer({ min: 0, max: 400 }),
    fc.boolean(),
  )
  .map(([cuts, extra, isFolded]) => {
    const sorted = cuts.sort((a, b) => a - b);
    const open: OpenTime[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) open.push({ from: sorted[i]!, to: sorted[i + 1]! });
    const last = open.at(-1);
    if (last?.to === 1440) last.to = isFolded && extra < last.from ? extra : 1440 + extra;
    return open;
  });

const dateNear = (near: number, days: number) => new Date(near + days * dayMs).toISOString().slice(0, 10);

const weekMinutes = ({ week }: CalendarRules) =>
  weekdays.flatMap((d) => week[d]).reduce((sum, o) => sum + unfolded(o).to - o.from, 0);

const rulesAt = (zone: string, near: number) =>
  fc
    .record({
      week: fc.oneof(
        fc.record(Object.fromEntries(weekdays.map((d) => [d, day])) as Record<(typeof weekdays)[number], typeof day>),
        fc.constant(Object.fromEntries(weekdays.map((d) => [d, [{ from: 0, to: 1440 }]])) as CalendarRules["week"]),
      ),
      holidays: fc.uniqueArray(
        fc.record({
          date: fc.integer({ min: -4, max: 4 }).map((n) => dateNear(near, n)),
          name: fc.constant("Holiday"),
          open: fc.option(day, { nil: undefined }),
        }),
        { selector: (h) => h.date, maxLength: 3 },
      ),
    })
    .map((r): CalendarRules => ({ id: "some", name: "Some", zone, ...r }))
    // A shift over midnight may overlap the next day's first hours: an error of its own, tested with the check. And 40 days of
    // business time in minutes a week would take longer than there are years.
    .filter((r) => checkCalendar(r).ok && weekMinutes(r) >= 720);

const cases = places.chain(({ zone, near }) =>
  fc.record({
    rules: rulesAt(zone, near),
    near: fc.constant(near),
    at: fc.integer({ min: -3 * dayMs, max: 3 * dayMs }).map((n) => near + n),
    a: fc.integer({ min: 0, max: 3 * dayMs }),
    b: fc.integer({ min: 0, max: 40 * dayMs }),
  }),
);

const slowFormats = new Map<string, Intl.DateTimeFormat>();

/** Whether the wall clock of `at` is in open hours of its day or in what reaches over from the two days before. */
function isOpenSlowly(rules: CalendarRules, at: number): boolean {
  let format = slowFormats.get(rules.zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: rules.zone, dateStyle: "short", timeStyle: "medium" });
    slowFormats.set(rules.zone, format);
  }
  const [date, time] = format.format(at).split(" ") as [string, string];
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return [0, 1, 2].some((ago) => {
    const then = new Date(Date.parse(date) - ago * dayMs);
    const special = rules.holidays.find((h) => h.date === then.toISOString().slice(0, 10));
    const open = special ? (special.open ?? []) : rules.week[weekdays[(then.getUTCDay() + 6) % 7]!];
    return open.some(({ from, to }) => {
      const m = minute + ago * 1440;
      return m >= from && m < (to < from ? to + 1440 : to);
    });
  });
}

const compiled = ({ rules }: { rules: CalendarRules }): Calendar => compileCalendar(rules);
const runs = { numRuns: 400 };

describe("business time over any calendar", () => {
  it("says of every minute what the wall clock says", () => {
    fc.assert(
      fc.property(cases, (x) => {
        const c = compiled(x);
        const from = Math.floor(x.near / minuteMs) * minuteMs - 2 * dayMs;
        let open = 0;
        for (let at = from; at < from + 4 * dayMs; at += minuteMs) {
          const isOpen = isOpenSlowly(x.rules, at);
          if (isOpenAt(c, at) !== isOpen) throw new Error(`${x.rules.zone} ${new Date(at).toISOString()} ${isOpen}`);
          if (isOpen) open += minuteMs;
        }
        expect(businessMsBetween(c, from, from + 4 * dayMs)).toBe(open);
        const drawn = openIntervals(c, from, from + 4 * dayMs);
        expect(drawn.reduce((sum, i) => sum + i.end - i.start, 0)).toBe(open);
        expect(drawn.every((i, k) => i.start < i.end && (k === 0 || drawn[k - 1]!.end < i.start))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("adds what the slow count adds, to the minute", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 1500 }), (x, minutes) => {
        const from = Math.floor(x.at / minuteMs) * minuteMs;
        let [left, at] = [minutes, from];
        for (; left > 0 && at < from + 12 * dayMs; at += minuteMs) if (isOpenSlowly(x.rules, at)) left--;
        if (left === 0) expect(addBusinessMs(compiled(x), from, minutes * minuteMs)).toBe(at);
        else expect(addBusinessMs(compiled(x), from, minutes * minuteMs)).toBeGreaterThan(at);
      }),
      { numRuns: 60 },
    );
  });

  it("has passed as much time as was added", () => {
    fc.assert(
      fc.property(cases, (x) => {
        const c = compiled(x);
        for (const d of [0, x.a, x.b]) expect(businessMsBetween(c, x.at, addBusinessMs(c, x.at, d))).toBe(d);
        for (const d of [x.a, x.b]) expect(businessMsBetween(c, addBusinessMs(c, x.at, -d), x.at)).toBe(d);
      }),
      runs,
    );
  });

  it("adds a + b as a, then b, from open and closed instants alike", () => {
    fc.assert(
      fc.property(cases, (x) => {
        const c = compiled(x);
        const close = nextCloseAt(c, x.at) ?? x.at;
        for (const at of [x.at, nextOpenAt(c, x.at), close])
          for (const [a, b] of [
            [x.a, x.b],
            [x.b, x.a],
            [0, x.b],
            [x.a, 0],
            [0, 0],
          ] as const)
            expect(addBusinessMs(c, addBusinessMs(c, at, a), b)).toBe(addBusinessMs(c, at, a + b));
        // Exactly as much as is left of the day: due when it closes, and there it stays.
        const left = businessMsBetween(c, x.at, close);
        if (left > 0) expect(addBusinessMs(c, addBusinessMs(c, x.at, left), 0)).toBe(close);
      }),
      runs,
    );
  });

  it("is monotone in the instant and in the length", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: dayMs }), (x, later) => {
        const c = compiled(x);
        const due = addBusinessMs(c, x.at, x.a);
        expect(addBusinessMs(c, x.at + later, x.a)).toBeGreaterThanOrEqual(due);
        expect(addBusinessMs(c, x.at, x.a + later)).toBeGreaterThanOrEqual(due);
        if (later > 0) expect(addBusinessMs(c, x.at, x.a + later)).toBeGreaterThan(addBusinessMs(c, x.at, x.a));
      }),
      runs,
    );
  });

  it("is never due inside closed time: open there, or just closing", () => {
    fc.assert(
      fc.property(cases, (x) => {
        const c = compiled(x);
        for (const d of [0, x.a, x.b]) {
          const due = addBusinessMs(c, x.at, d);
          expect(isOpenAt(c, due) || isOpenAt(c, due - 1)).toBe(true);
        }
      }),
      runs,
    );
  });

  it("opens and closes where it says", () => {
    fc.assert(
      fc.property(cases, (x) => {
        const c = compiled(x);
        const open = nextOpenAt(c, x.at);
        expect(isOpenAt(c, open)).toBe(true);
        expect(open === x.at || (!isOpenAt(c, open - 1) && businessMsBetween(c, x.at, open) === 0)).toBe(true);
        const close = nextCloseAt(c, x.at);
        if (close === null) return;
        expect([isOpenAt(c, close), isOpenAt(c, close - 1)]).toEqual([false, true]);
        expect(businessMsBetween(c, open, close)).toBe(close - open);
      }),
      runs,
    );
  });
});
