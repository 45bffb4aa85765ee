"use client";
import { useCallback, useSyncExternalStore } from "react";
import { type DateTimeFormatOptions, useFormatter } from "use-intl";

const never = () => () => {};
// React asks every part at every drawing, and the browser takes long to tell.
let here: string | undefined;
const zoneHere = () => {
  here ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return here;
};
const zoneThere = () => "UTC";

/**
 * Instants as the reader's own clock shows them, always in 24 hours. The server does not know their zone and draws UTC
 * until the part wakes up. Each part asks by itself: one that streams in late would not match what the server drew if the
 * zone came from a provider that is awake already.
 */
export function useDateTime(): (at: number, options: DateTimeFormatOptions) => string {
  const format = useFormatter();
  const timeZone = useSyncExternalStore(never, zoneHere, zoneThere);
  return useCallback(
    (at, options) => format.dateTime(at, { timeZone, hourCycle: "h23", ...options }),
    [format, timeZone],
  );
}

/** The time of day, with the day unless it is today. */
export function useInstant(): (at: number, now: number) => string {
  const dateTime = useDateTime();
  return (at, now) => {
    const day = { dateStyle: "short" } as const;
    const isToday = dateTime(at, day) === dateTime(now, day);
    return dateTime(at, { ...(!isToday && { day: "numeric", month: "short" }), hour: "2-digit", minute: "2-digit" });
  };
}
