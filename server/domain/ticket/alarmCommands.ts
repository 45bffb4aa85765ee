import type { NotifyWay } from "../vocabulary";
import { events, isDone, type Plan, refuse } from "./planned";
import type { Ticket } from "./ticket";

/** What an alarm does to its ticket beyond escalating and assigning it. */
export type AlarmCommand =
  | { do: "raisePriority"; clockId: string; points: number; priority: number; importance: number }
  | { do: "widen"; clockId: string; step: number }
  | { do: "tell"; clockId: string; how: NotifyWay; to: string[] };

const names: readonly string[] = ["raisePriority", "widen", "tell"];
export const isAlarmCommand = (c: { do: string }): c is AlarmCommand => names.includes(c.do);

export function planAlarm(t: Ticket, c: AlarmCommand): Plan {
  if (isDone(t)) return refuse("alreadyResolved");
  switch (c.do) {
    case "raisePriority": {
      const { clockId, points, priority, importance } = c;
      return events({ type: "PriorityRaised", data: { clockId, points, priority, importance } });
    }
    case "widen":
      return events({ type: "EligibilityWidened", data: { clockId: c.clockId, step: c.step } });
    case "tell":
      return events({ type: "PeopleNotified", data: { clockId: c.clockId, how: c.how, to: c.to } });
  }
}
