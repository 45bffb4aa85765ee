"use client";
import { useEffect, useRef } from "react";
import { isMessageAnchor } from "./anchor";

/** Brings the message that the address names into sight, and the focus to it, once it is drawn; while not all of the conversation is
 *  here, it may be what was left out. */
export function useAnchor(isWhole: boolean): void {
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
    // After the next drawing.
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
  }, [isWhole]);
}
