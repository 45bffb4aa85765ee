import { describe, expect, it } from "vitest";
import { type Clock, mostUrgent } from "@/server/domain/sla/clock";
import { lateBeside } from "./late-clocks";

const clock = (metric: Clock["metric"], dueAt: number, rest: Partial<Clock> = {}): Clock => ({
  id: metric,
  metric,
  tier: null,
  calendar: null,
  warnDueAt: [],
  state: "running",
  targetMs: 100,
  startedAt: dueAt - 100,
  resumedAt: dueAt - 100,
  consumedMs: 0,
  pausedAt: null,
  pausedWhy: null,
  dueAt,
  warnAt: [],
  warned: 0,
  breachedAt: null,
  stoppedAt: null,
  ...rest,
});
const late = clock("firstResponse", 500, { breachedAt: 500 });
const savable = clock("resolution", 2000);
const names = (clocks: Clock[]) => lateBeside(clocks, mostUrgent(clocks), 1000).map((one) => one.metric);

describe("late clocks beside the one that is shown", () => {
  it("names what is late when another can still be kept", () => {
    expect(names([late, savable])).toEqual(["firstResponse"]);
  });
  it("does not name the shown one twice, but every other late one", () => {
    expect(names([late])).toEqual([]);
    expect(names([late, clock("acceptance", 400, { breachedAt: 400 })])).toEqual(["firstResponse"]);
  });
  it("leaves out a tier's part that is used up, and an approval: the customer was promised neither", () => {
    const part = clock("resolution", 300, { id: "part", tier: 1, breachedAt: 300 });
    const approval = clock("approval", 300, { breachedAt: 300 });
    expect(names([savable, part, approval, late])).toEqual(["firstResponse"]);
  });
  it("says nothing of what is in time, paused or stopped", () => {
    expect(names([savable, clock("nextResponse", 3000)])).toEqual([]);
    const still = { resumedAt: null, consumedMs: 150, dueAt: null };
    expect(names([savable, clock("nextResponse", 500, { ...still, state: "paused" })])).toEqual([]);
    expect(names([savable, clock("nextResponse", 500, { ...still, state: "late", stoppedAt: 600 })])).toEqual([]);
  });
});
