"use client";
import { useEffect, useRef } from "react";
import { useKeys } from "./use-keys";

type Acts = Readonly<Record<string, (() => void) | undefined>>;
const onPage = new Set<{ current: Acts }>();

/** What the ticket on the page can do right now, by its key. */
export const ticketActsNow = (): Acts => Object.assign({}, ...[...onPage].map((one) => one.current));

/** Single keys of a ticket, which the command palette offers as well; undefined where an act is not possible now. */
export function useTicketKeys(acts: Acts): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    onPage.add(latest);
    return () => void onPage.delete(latest);
  }, []);
  useKeys(
    Object.fromEntries(
      Object.entries(acts).flatMap(([key, act]) => {
        if (!act) return [];
        const press = (event: KeyboardEvent) => {
          event.preventDefault();
          act();
        };
        return [[key, press]];
      }),
    ),
  );
}
