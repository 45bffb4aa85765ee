"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useDateTime } from "@/components/ui/use-date-time";
import { isOnAt, type ShiftNow } from "@/server/domain/calendar/shift";

/** Whether work may arrive by somebody's hours; always without fixed ones. Moves with the clock. */
export function useOnShift(shift: ShiftNow | null): boolean {
  const now = useServerNow();
  return shift === null || isOnAt(shift, now);
}

/** A shift in words: until when it lasts, or when the next begins, by the reader's own clock. */
export function useShiftWords(): (shift: ShiftNow | null, now: number) => string {
  const t = useTranslations("people.shift");
  const dateTime = useDateTime();
  return (shift, now) => {
    if (shift === null) return t("none");
    const { isOn, changesAt } = shift;
    if (changesAt === null) return t(isOn ? "always" : "never");
    const isNear = changesAt - now < 20 * 3_600_000;
    const at = dateTime(changesAt, {
      ...(!(isOn && isNear) && { weekday: "short" }),
      ...(changesAt - now > 6 * 86_400_000 && { day: "numeric", month: "short" }),
      hour: "2-digit",
      minute: "2-digit",
    });
    return t(isOn ? "onUntil" : "nextAt", { at });
  };
}
