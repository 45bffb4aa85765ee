"use client";
import { useEffect } from "react";

/** Brings the message that the address names into sight, and the focus to it, once it is drawn. */
export function useAnchor(): void {
  useEffect(() => {
    const go = () => {
      const { hash } = window.location;
      if (!hash.startsWith("#message-")) return;
      const message = document.getElementById(hash.slice(1));
      message?.scrollIntoView({ block: "center" });
      message?.focus({ preventScroll: true });
    };
    // After the next drawing, which unfolds a long stream where it leads inside.
    const drawn = requestAnimationFrame(go);
    window.addEventListener("hashchange", go);
    return () => {
      cancelAnimationFrame(drawn);
      window.removeEventListener("hashchange", go);
    };
  }, []);
}
