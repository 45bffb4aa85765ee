import { expect, it } from "vitest";
import { dayIn } from "./dayIn";

it.each([
  ["2026-03-01T23:30:00Z", "UTC", "2026-03-01"],
  ["2026-03-01T23:30:00Z", "Europe/Berlin", "2026-03-02"],
  ["2026-03-01T18:20:00Z", "Asia/Kathmandu", "2026-03-02"],
  ["2026-03-02T04:59:00Z", "America/New_York", "2026-03-01"],
])("%s in %s is %s", (at, zone, day) => expect(dayIn(Date.parse(at), zone)).toBe(day));
