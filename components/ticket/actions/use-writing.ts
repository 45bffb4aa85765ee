"use client";
import { useEffect, useRef, useState } from "react";
import { useServerTime } from "@/components/time/server-clock";
import { keepWritingAction } from "@/server/actions/writing";
import type { Kept, WritingKind } from "@/server/domain/ticket/writing";
import { markKept, readDraft, writeDraft } from "./kept-draft";
import { useRunAction } from "./run-action";
import { draftKey } from "./use-draft";

/** So long after the last word it goes to the server, in ms. */
const restMs = 1_000;
/** Who types on and on is kept at least this often. */
const mostMs = 10_000;

export interface Writing {
  text: string;
  waits: boolean;
  /** When the text that the writer opened with was typed, epoch ms; null for one that was begun here. */
  from: number | null;
  /** `here`: the server has not taken it, this tab has. */
  state: "untouched" | "typing" | "kept" | "here";
  change: (to: Partial<Pick<Kept, "body" | "waits">>) => void;
  /** Keeps what is not kept yet and says that the writer is closed. */
  leave: () => void;
  /** It was sent: nothing of it is left anywhere. */
  sent: () => void;
}

/** A text that is kept in the tab with every key and on the server soon after, where other devices and later sessions find it. */
export function useWriting(ticketId: string, kind: WritingKind): Writing {
  const key = draftKey(ticketId, kind);
  const run = useRunAction();
  const time = useServerTime();
  const [kept, setKept] = useState<Kept>(() => readDraft(key) ?? { body: "", waits: false, at: 0 });
  const [from] = useState(() => (kept.body.trim() !== "" && kept.at > 0 ? kept.at : null));
  const [state, setState] = useState<Writing["state"]>("untouched");
  const now = useRef(kept);
  const owed = useRef<ReturnType<typeof setTimeout> | null>(null);
  const since = useRef(0);
  const isTouched = useRef(false);
  const isDone = useRef(false);

  async function save(isOpen: boolean) {
    if (owed.current) clearTimeout(owed.current);
    owed.current = null;
    if (isDone.current) return;
    const saved = now.current;
    const result = await run(() => keepWritingAction({ ticketId, kind, ...saved, isOpen }));
    if (result.ok) markKept(key, saved.at);
    if (now.current === saved) setState(result.ok ? "kept" : "here");
  }
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    // Whoever looks away may not come back to this tab.
    const onHide = () => document.visibilityState === "hidden" && owed.current && void latest.current(true);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      // Another ticket was opened, or the page left: what was typed last goes out, and nobody writes here any more.
      if (isTouched.current) void latest.current(false);
    };
  }, []);

  return {
    text: kept.body,
    waits: kept.waits,
    from,
    state,
    change(to) {
      const next = { ...now.current, ...to, at: Math.max(time(), now.current.at + 1) };
      now.current = next;
      isTouched.current = true;
      setKept(next);
      writeDraft(key, next);
      setState("typing");
      if (owed.current) clearTimeout(owed.current);
      else since.current = performance.now();
      const left = mostMs - (performance.now() - since.current);
      owed.current = setTimeout(() => void latest.current(true), Math.max(0, Math.min(restMs, left)));
    },
    leave() {
      if (isTouched.current) void save(false);
      isDone.current = true;
    },
    sent() {
      isDone.current = true;
      if (owed.current) clearTimeout(owed.current);
      writeDraft(key, { body: "", waits: false, at: time() });
    },
  };
}
