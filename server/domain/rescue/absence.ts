import type { Absence, Presence } from "../vocabulary";

/** What is known of somebody's being there. */
export interface Attendance {
  isDisabled: boolean;
  presence: Presence;
  /** Their browsers answered before, and none has for too long. */
  isSilent: boolean;
  /** Within their hours; somebody without fixed hours always is. */
  isOnShift: boolean;
}

/** Why somebody cannot be counted on; null while they can. Who is on a break or busy is there: nothing new arrives, and what
 *  they have stays theirs. The weightiest reason first: it says how long they are likely to be away. */
export function absenceOf({ isDisabled, presence, isSilent, isOnShift }: Attendance): Absence | null {
  if (isDisabled) return "disabled";
  if (presence === "offline") return "offline";
  if (isSilent) return "heartbeat";
  return isOnShift ? null : "shiftEnd";
}
