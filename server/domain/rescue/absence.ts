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

/** What a look at somebody calls for: what they had is rescued; they are `back`, and what was asked of them is theirs again;
 *  or another reason is only noted. */
export type Passage = "rescue" | "back" | "note";

/** What follows from somebody's having been absent for one reason and being so for another (null = there); null where nothing
 *  does. A shift's end says nothing of a browser that falls silent later: silence counts whatever came before it. Whoever
 *  is heard again outside of their hours has been rescued already. Presence that follows silence or a sign-out tells less
 *  than these. */
export function passageOf(was: Absence | null, is: Absence | null): Passage | null {
  if (was === is) return null;
  if (is === null) return "back";
  if (is === "shiftEnd") return was === null ? "rescue" : "note";
  if (is === "offline") return was === null || was === "shiftEnd" ? "rescue" : null;
  return "rescue";
}
