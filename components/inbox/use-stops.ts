"use client";
import type { RefObject } from "react";
import { useKeys } from "../ticket/actions/use-keys";

/** j and k walk the stops of a list (`data-stop`), with the real focus, so that Enter does what it always does. */
export function useStops(list: RefObject<HTMLElement | null>): void {
  const walk = (step: 1 | -1) => (event: KeyboardEvent) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>("[data-stop] > :is(a, article)") ?? [])];
    if (stops.length === 0) return;
    event.preventDefault();
    const at = stops.findIndex((one) => one.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + step));
    stops[next]?.focus();
    stops[next]?.scrollIntoView({ block: "nearest" });
  };
  useKeys({ j: walk(1), k: walk(-1) });
}
