"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { readKept, readyItem, writeKept } from "@/components/attachments/kept-files";
import { useServerTime } from "@/components/time/server-clock";
import { toast } from "@/components/ui/toast-store";
import { sendNowAction, undoReplyAction } from "@/server/actions/desk";
import type { TicketDetail } from "../detail/types";
import { readDraft, writeDraft } from "./kept-draft";
import { useRunAction } from "./run-action";
import { draftKey } from "./use-draft";
import { useTicketRefresh } from "./use-ticket-refresh";

type Outgoing = TicketDetail["outgoing"][number];

/** The worker sends what is due; where none runs, the page of whoever wrote it does, so long after that, in ms. */
const graceMs = 2_000;

/** The two ways on from a reply on its way, and the page's own look that it goes out. */
export function useOutgoing(outgoing: Outgoing, ticketId: string, isMine: boolean, onUndone: () => void) {
  const t = useTranslations("ticket.sending");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const time = useServerTime();
  const [busy, setBusy] = useState<"send" | "undo" | null>(null);
  const { id, dueAt, failure } = outgoing;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one timer for each reply
  useEffect(() => {
    if (!isMine || failure !== null) return;
    const timer = setTimeout(() => void run(() => sendNowAction(id)), Math.max(0, dueAt - time()) + graceMs);
    return () => clearTimeout(timer);
  }, [id, dueAt, failure, isMine]);

  const fail = (message: string) => toast({ title: message, tone: "warn" });
  return {
    busy,
    async sendNow() {
      setBusy("send");
      const result = await run(() => sendNowAction(id));
      if (!result.ok) fail(result.error.message);
      await refresh(ticketId);
      setBusy(null);
    },
    async undo() {
      setBusy("undo");
      const result = await run(() => undoReplyAction(id));
      if (result.ok) {
        const key = draftKey(ticketId, "reply");
        const { kept, attachments } = result.value;
        // What was begun since stays, below what came back.
        const begun = readDraft(key)?.body.trim() ? `\n\n${readDraft(key)!.body}` : "";
        writeDraft(key, { ...kept, body: kept.body + begun });
        writeKept(`${key}.files`, [...readKept(`${key}.files`), ...attachments.map(readyItem)]);
        toast({ title: t("undone") });
        onUndone();
      } else fail(result.error.message);
      await refresh(ticketId);
      setBusy(null);
    },
  };
}
