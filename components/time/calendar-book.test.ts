import { describe, expect, it, vi } from "vitest";
import { type CalendarRules, weekdays, weekOf } from "@/server/domain/calendar/document";
import { elapsedTime } from "@/server/domain/sla/rules";
import { CalendarBook } from "./calendar-book";

const rules = (name: string): CalendarRules => ({
  id: "office",
  name,
  zone: "Europe/Berlin",
  week: weekOf(weekdays.slice(0, 5), [{ from: 540, to: 1020 }]),
  holidays: [],
});
const ref = (policyVersion: number) => ({ id: "office", policyVersion });

describe("the calendars a browser knows", () => {
  it("counts all time only for a clock that has no calendar", () => {
    expect(new CalendarBook().scaleOf(null)).toBe(elapsedTime);
  });
  it("does not guess the time of a calendar that it does not know, and fetches it once", async () => {
    const book = new CalendarBook();
    const told = vi.fn();
    const load = vi.fn(async (policyVersion: number) => [{ policyVersion, rules: rules("Office") }]);
    book.open(load, told);
    expect(book.scaleOf(ref(7))).toBeNull();
    expect(book.nameOf(ref(7))).toBeNull();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(load.mock.calls).toEqual([[7]]);
    expect(book.nameOf(ref(7))).toBe("Office");
    const monday = Date.parse("2026-11-23T00:00:00+01:00");
    expect(book.scaleOf(ref(7))?.between(monday, monday + 24 * 3_600_000)).toBe(8 * 3_600_000);
  });
  it("fetches what was wanted before it could, such as in what the server drew", async () => {
    const book = new CalendarBook();
    expect(book.scaleOf(ref(3))).toBeNull();
    const load = vi.fn(async (policyVersion: number) => [{ policyVersion, rules: rules("Old office") }]);
    book.open(load, () => undefined);
    await vi.waitFor(() => expect(book.nameOf(ref(3))).toBe("Old office"));
    expect(book.nameOf(ref(4))).toBeNull();
  });
  it("asks again after a failure", async () => {
    const book = new CalendarBook();
    const load = vi
      .fn()
      .mockRejectedValueOnce(new Error("away"))
      .mockResolvedValue([{ policyVersion: 1, rules: rules("A") }]);
    book.open(load, () => undefined);
    await vi.waitFor(() => {
      book.scaleOf(ref(1));
      expect(book.nameOf(ref(1))).toBe("A");
    });
    expect(load).toHaveBeenCalledTimes(2);
  });
});
