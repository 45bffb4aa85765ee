"use client";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useTRPC } from "@/components/trpc/provider";
import { businessScale } from "@/server/domain/calendar/scale";
import { elapsedTime, type ScaleOf, type TimeScale } from "@/server/domain/sla/rules";

const allTime: ScaleOf = () => elapsedTime;
const ScalesContext = createContext<ScaleOf>(allTime);

/** The calendars of the desk in the browser: what is left of a promise is counted by the function that rings its alarm. */
export function CalendarsProvider({ children }: { children: ReactNode }) {
  const calendars = useQuery(useTRPC().time.calendars.queryOptions()).data?.data;
  const scales = useMemo((): ScaleOf => {
    const made = new Map<string, TimeScale>();
    return (calendar) => {
      if (calendar === null) return elapsedTime;
      const key = `${calendar.id} ${calendar.policyVersion}`;
      const known = made.get(key);
      if (known) return known;
      const found = calendars?.find((c) => c.rules.id === calendar.id && c.policyVersion === calendar.policyVersion);
      const scale = found ? businessScale(found.rules) : elapsedTime;
      made.set(key, scale);
      return scale;
    };
  }, [calendars]);
  return <ScalesContext value={scales}>{children}</ScalesContext>;
}

/** The time of a clock's calendar; all time until the calendars are there. */
export const useScales = (): ScaleOf => useContext(ScalesContext);
