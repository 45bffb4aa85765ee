import type { ShiftNow } from "@/server/domain/calendar/shift";

export type UntilKey = "hour" | "twoHours" | "shift" | "day" | "own";

/** Times that a loan often lasts until, the soonest first: an hour, two, the end of their shift, a day. Instants are epoch
 *  ms, rounded up to five minutes but for the shift's. */
export function untilChoices(shift: ShiftNow | null, now: number): { key: UntilKey; at: number }[] {
  const five = 5 * 60_000;
  const inHours = (hours: number) => Math.ceil((now + hours * 3_600_000) / five) * five;
  const end = shift?.isOn ? shift.changesAt : null;
  const choices: { key: UntilKey; at: number }[] = [
    { key: "hour", at: inHours(1) },
    { key: "twoHours", at: inHours(2) },
    ...(end !== null && end > now ? [{ key: "shift" as const, at: end }] : []),
    { key: "day", at: inHours(24) },
  ];
  return choices.sort((a, b) => a.at - b.at);
}
