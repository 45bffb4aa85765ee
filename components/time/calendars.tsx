"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useReducer, useState } from "react";
import { useTRPC } from "@/components/trpc/provider";
import type { CalendarRef, TimeScale } from "@/server/domain/sla/rules";
import { CalendarBook } from "./calendar-book";

interface Calendars {
  /** The time of a clock's calendar; null while the calendar is on its way. */
  scaleOf(calendar: CalendarRef | null): TimeScale | null;
  /** What people call it; null while it is on its way. */
  nameOf(calendar: CalendarRef): string | null;
}
const CalendarsContext = createContext<Calendars>({ scaleOf: () => null, nameOf: () => null });

/** The calendars of the desk in the browser: what is left of a promise is counted by the function that rings its alarm. */
export function CalendarsProvider({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [book] = useState(() => new CalendarBook());
  const [fetched, onNews] = useReducer((n: number) => n + 1, 0);
  const inUse = useQuery(trpc.time.calendars.queryOptions()).data?.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value draws again what waited for a calendar
  const calendars = useMemo((): Calendars => {
    book.learn(inUse ?? []);
    return { scaleOf: (calendar) => book.scaleOf(calendar), nameOf: (calendar) => book.nameOf(calendar) };
  }, [book, inUse, fetched]);
  useEffect(
    () =>
      book.open(async (policyVersion) => {
        const options = trpc.time.calendarsOf.queryOptions({ policyVersion }, { staleTime: Number.POSITIVE_INFINITY });
        return (await queries.fetchQuery(options)).data;
      }, onNews),
    [book, queries, trpc],
  );
  return <CalendarsContext value={calendars}>{children}</CalendarsContext>;
}

export const useCalendars = (): Calendars => useContext(CalendarsContext);
