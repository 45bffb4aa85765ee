"use client";
import { useEffect, useRef } from "react";

interface Acts {
  save: () => unknown;
  undo: () => void;
  redo: () => void;
}

/** Ctrl S saves and Ctrl Z undoes from anywhere on the page, also where nothing has the focus: a button that is gone once it
 *  was pressed leaves it nowhere. In a field, Ctrl Z is the field's own. */
export function useDraftKeys(isOn: boolean, acts: Acts): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      // What a part of the page has taken, such as the canvas, is done.
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const { save, undo, redo } = latest.current;
      const key = event.key.toLowerCase();
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      if (key === "s" && !event.shiftKey) void save();
      else if (key === "z" && !isTyping) (event.shiftKey ? redo : undo)();
      else if (key === "y" && !isTyping) redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [isOn]);
}
