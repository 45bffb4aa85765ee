"use client";
import type { RefObject } from "react";
import { useKeys } from "../ticket/actions/use-keys";

/** j and k walk the stops of a list (`data-stop`), with the real focus, so that Enter does what it always does. While a ticket is
 *  open they go on from it, and `onWalk` opens the one that they come to. */
export function useStops(list: RefObject<HTMLElement | null>, onWalk: ((ticketId: string) => void) | null): void {
  const walk = (step: 1 | -1) => (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop] > :is(a, article)") ?? [])];
    // What is folded away is not walked through.
    const isShown = (one: HTMLElement) => one.checkVisibility();
    const stops = all.filter(isShown);
    if (stops.length === 0) return;
    event.preventDefault();
    const focused = stops.findIndex((one) => one.contains(document.activeElement));
    const at = focused < 0 ? stops.findIndex((one) => one.ariaCurrent === "true") : focused;
    const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + step));
    stops[next]?.focus();
    stops[next]?.scrollIntoView({ block: "nearest" });
    const ticket = stops[next]?.dataset.ticket;
    if (ticket) onWalk?.(ticket);
  };
  useKeys({ j: walk(1), k: walk(-1) });
}
