import { type OpenInterval, openFrom } from "./businessTime";
import type { Calendar } from "./compile";

/** An agent's shifts are the open time of a calendar of their own, in their own zone. Shifts that meet are one. */

/** The shift that is on at `at`; null = none. */
export function shiftAt(c: Calendar, at: number): OpenInterval | null {
  const shift = openFrom(c, at);
  return shift.start === null || shift.start <= at ? shift : null;
}

/** The first shift that begins after `at`; null = the one that is on never ends. */
export function nextShift(c: Calendar, at: number): OpenInterval | null {
  const on = shiftAt(c, at);
  if (on === null) return openFrom(c, at);
  return on.end === null ? null : openFrom(c, on.end);
}

/** Whether somebody's hours are on, and the instant (epoch ms) at which that changes; null = it never does. */
export interface ShiftNow {
  isOn: boolean;
  changesAt: number | null;
}

export function shiftNow(c: Calendar, at: number): ShiftNow {
  const on = shiftAt(c, at);
  return on ? { isOn: true, changesAt: on.end } : { isOn: false, changesAt: openFrom(c, at).start };
}

/** Whether the hours are on at an instant, told by what was known of them a little earlier. */
export const isOnAt = ({ isOn, changesAt }: ShiftNow, at: number): boolean =>
  changesAt !== null && at >= changesAt ? !isOn : isOn;
