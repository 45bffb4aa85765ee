"use client";
import { useEffect, useRef } from "react";

const typing = "input, textarea, select, [contenteditable=true]";
const overlay = "[role=dialog], [role=menu], [role=listbox]";

/** Single-key shortcuts of a page by lower-case key name: silent while somebody types, holds a modifier or has a dialog or menu open. */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(typing) || document.querySelector(overlay)) return;
      latest.current[event.key.toLowerCase()]?.(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
