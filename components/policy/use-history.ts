"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Past, pushed, stepped } from "./history";

export interface History {
  undo(): void;
  redo(): void;
  canUndo: boolean;
  canRedo: boolean;
  /** What comes next is a step of its own, however soon after the last one. */
  step(): void;
}

/** Every text that a draft had since its page was opened, whoever changed it: canvas, forms, table or the text itself. What is
 *  typed in one go is one step. */
export function useHistory(text: string, edit: (text: string) => void): History {
  const [past, setPast] = useState<Past>({ before: [], after: [] });
  const last = useRef({ text, at: 0, isOwn: false });
  const travelled = useRef<string | null>(null);
  const ownStep = useRef(false);
  useEffect(() => {
    const before = last.current;
    if (text === before.text) return;
    const at = Date.now();
    const isOwn = ownStep.current;
    ownStep.current = false;
    last.current = { text, at, isOwn };
    if (travelled.current === text) {
      travelled.current = null;
      last.current.at = 0;
      return;
    }
    travelled.current = null;
    const isTyping = !isOwn && !before.isOwn && at - before.at < 700;
    setPast((p) => (isTyping && p.before.length > 0 ? { before: p.before, after: [] } : pushed(p, before.text)));
  }, [text]);
  const state = useRef({ past, text, edit });
  state.current = { past, text, edit };
  const travel = useCallback((by: -1 | 1) => {
    const { past: all, text: now, edit: write } = state.current;
    const next = stepped(all, now, by);
    if (!next) return;
    travelled.current = next.text;
    setPast(next.past);
    write(next.text);
  }, []);
  const step = useCallback(() => {
    ownStep.current = true;
  }, []);
  return useMemo(
    () => ({
      undo: () => travel(-1),
      redo: () => travel(1),
      canUndo: past.before.length > 0,
      canRedo: past.after.length > 0,
      step,
    }),
    [travel, step, past],
  );
}
