"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/trpc/provider";
import { newer, type WritingKind, writingKinds } from "@/server/domain/ticket/writing";
import { readDraft, wasKept, writeDraft } from "./kept-draft";
import { draftKey, hasDraft } from "./use-draft";

export type WriterMode = "reply" | "note";

/** Which text is being written. A draft kept from before, in this tab or on the server, opens again by itself; closing gives
 *  the focus back to the button that opened it. `placed` counts texts that were put into the reply from elsewhere, which are written on. */
export function useWriterMode(ticketId: string, canReply: boolean, placed: number) {
  const [mode, setMode] = useState<WriterMode | null>(null);
  const [isRestored, setRestored] = useState(false);
  /** Counts what came from the server into an open writer, which then begins anew with it. */
  const [fetched, setFetched] = useState(0);
  /** Texts of this tab that were sent or emptied elsewhere since the server had them. */
  const [settled, setSettled] = useState<readonly WritingKind[]>([]);
  const buttons = useRef<Partial<Record<WriterMode, HTMLButtonElement | null>>>({});
  const back = useRef<WriterMode | null>(null);
  const wasClosed = useRef(false);
  const trpc = useTRPC();
  // Asked once for each opening of the ticket: what is typed here from then on is newer.
  const kept = useQuery(
    trpc.tickets.writing.queryOptions({ id: ticketId }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );

  function restore() {
    if (wasClosed.current) return;
    const wanted =
      canReply && hasDraft(draftKey(ticketId, "reply"))
        ? "reply"
        : hasDraft(draftKey(ticketId, "note"))
          ? "note"
          : null;
    if (wanted === null) return;
    setMode((open) => {
      if (open === null) setRestored(true);
      return open ?? wanted;
    });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: drafts are looked for once, when the ticket is opened
  useEffect(restore, [ticketId]);
  const wasAsked = useRef(false);
  const answer = kept.data?.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer alone counts
  useEffect(() => {
    if (!answer || wasAsked.current) return;
    wasAsked.current = true;
    let took = false;
    const isThere = (kind: WritingKind) => answer.some((one) => one.kind === kind);
    setSettled(
      writingKinds.filter((kind) => {
        const key = draftKey(ticketId, kind);
        return !isThere(kind) && hasDraft(key) && wasKept(key);
      }),
    );
    for (const { kind, ...there } of answer) {
      const key = draftKey(ticketId, kind);
      const here = readDraft(key);
      if (newer(here, there) === here) continue;
      writeDraft(key, there);
      took ||= here?.body !== there.body || here.waits !== there.waits;
    }
    if (took) setFetched((n) => n + 1);
    restore();
  }, [answer]);

  useEffect(() => {
    if (placed === 0) return;
    setRestored(false);
    setMode("reply");
  }, [placed]);

  useEffect(() => {
    if (mode !== null || back.current === null) return;
    buttons.current[back.current]?.focus();
    back.current = null;
  }, [mode]);

  return {
    mode,
    isRestored,
    isSettled: mode !== null && settled.includes(mode),
    fetched,
    open(next: WriterMode) {
      setRestored(false);
      setMode(next);
    },
    close() {
      back.current = mode;
      wasClosed.current = true;
      setMode(null);
    },
    opener: (of: WriterMode) => (element: HTMLButtonElement | null) => {
      buttons.current[of] = element;
    },
  };
}
