"use client";
import { useEffect, useRef } from "react";
import { isMessageAnchor } from "./anchor";

/** Brings the message that the address names into sight, and the focus to it, once it is drawn; `folded`: how many messages have
 *  not been loaded, among which it may be. */
export function useAnchor(folded: number): void {
  const reached = useRef("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was folded away may have come
  useEffect(() => {
    const go = () => {
      const { hash } = window.location;
      if (!isMessageAnchor(hash) || reached.current === hash) return;
      const message = document.getElementById(hash.slice(1));
      if (message) reached.current = hash;
      message?.scrollIntoView({ block: "center" });
      message?.focus({ preventScroll: true });
    };
    // After the next drawing, which unfolds a long stream where it leads inside.
    const drawn = requestAnimationFrame(go);
    const goAnew = () => {
      reached.current = "";
      go();
    };
    window.addEventListener("hashchange", goAnew);
    return () => {
      cancelAnimationFrame(drawn);
      window.removeEventListener("hashchange", goAnew);
    };
  }, [folded]);
}
