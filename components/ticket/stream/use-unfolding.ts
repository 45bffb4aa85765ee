"use client";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { messageAnchor } from "./anchor";
import type { StreamEntry } from "./stream";

/** Whether the middle of a long stream is drawn: once it is asked for, or an address leads into it. */
export function useUnfolding(middle: readonly StreamEntry[]) {
  const [isWhole, setWhole] = useState(false);
  const inside = useRef(middle);
  useEffect(() => {
    inside.current = middle;
  });
  useEffect(() => {
    const leadsInside = () => {
      const { hash } = window.location;
      return inside.current.some((one) => one.kind === "message" && `#${messageAnchor(one.message.id)}` === hash);
    };
    if (leadsInside()) setWhole(true);
    // Drawn before whoever brings it into sight looks for it.
    const onHash = () => leadsInside() && flushSync(() => setWhole(true));
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  return { isWhole, unfold: () => setWhole(true) };
}
