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
    go();
    window.addEventListener("hashchange", go);
    return () => window.removeEventListener("hashchange", go);
  }, []);
}
