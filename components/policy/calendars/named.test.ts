import { describe, expect, it } from "vitest";
import { calendarNamed, isCountedBy } from "./named";

const document = {
  calendars: [
    { id: "office", name: "Office" },
    { id: "new-calendar", name: "New calendar" },
  ],
  sla: { targets: [{ metric: "resolution", calendar: "office" }] },
  authority: { calendar: null },
};

describe("naming a calendar", () => {
  it("names its id too, while nothing counts by it", () => {
    expect(calendarNamed(document, ["calendars", 1], "Zürich")).toEqual({ id: "zurich", name: "Zürich" });
    expect(calendarNamed(document, ["calendars", 1], "Office")).toEqual({ id: "office-2", name: "Office" });
    expect(calendarNamed(document, ["calendars", 1], "…")).toEqual({ id: "new-calendar", name: "…" });
  });

  it("leaves the id that targets name", () => {
    expect(calendarNamed(document, ["calendars", 0], "Berlin")).toEqual({ id: "office", name: "Berlin" });
    expect(isCountedBy({ authority: { calendar: "night" } }, "night")).toBe(true);
    expect(isCountedBy({}, "night")).toBe(false);
  });
});
