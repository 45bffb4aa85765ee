"use client";
import { useEffect, useRef, useState } from "react";
import { draftKey, hasDraft } from "./use-draft";

export type WriterMode = "reply" | "note";

/** Which text is being written. A draft kept from before opens again by itself; closing gives the focus back to the button
 *  that opened it. */
export function useWriterMode(ticketId: string, canReply: boolean) {
  const [mode, setMode] = useState<WriterMode | null>(null);
  const [isRestored, setRestored] = useState(false);
  const buttons = useRef<Partial<Record<WriterMode, HTMLButtonElement | null>>>({});
  const back = useRef<WriterMode | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are looked for once, when the ticket is opened
  useEffect(() => {
    const kept =
      canReply && hasDraft(draftKey(ticketId, "reply"))
        ? "reply"
        : hasDraft(draftKey(ticketId, "note"))
          ? "note"
          : null;
    if (kept === null) return;
    setRestored(true);
    setMode(kept);
  }, [ticketId]);

  useEffect(() => {
    if (mode !== null || back.current === null) return;
    buttons.current[back.current]?.focus();
    back.current = null;
  }, [mode]);

  return {
    mode,
    isRestored,
    open(next: WriterMode) {
      setRestored(false);
      setMode(next);
    },
    close() {
      back.current = mode;
      setMode(null);
    },
    opener: (of: WriterMode) => (element: HTMLButtonElement | null) => {
      buttons.current[of] = element;
    },
  };
}
