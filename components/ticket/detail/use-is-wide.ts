"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** From this width of a ticket on its details stand beside the conversation; the stylesheet's `@3xl`, in rem. */
const wideRem = 48;

/** Whether a ticket has room for its third column. */
export function useIsWide(box: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const look = () => setWide(element.clientWidth >= wideRem * rem);
    look();
    const watching = new ResizeObserver(look);
    watching.observe(element);
    return () => watching.disconnect();
  }, [box]);
  return isWide;
}
