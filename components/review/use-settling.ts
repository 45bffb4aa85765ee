"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { writeKept } from "@/components/edit/kept-text";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { approveDraftAction, rejectDraftAction } from "@/server/actions/review";
import type { RejectReason } from "@/server/domain/vocabulary";
import { keptKey } from "./kept-key";
import type { Answer, ReviewItem } from "./types";

type Reply = Awaited<ReturnType<typeof rejectDraftAction>>;

interface On {
  /** It is out of sight from now on. */
  left: (id: string) => void;
  /** It was not settled after all. */
  returned: (id: string) => void;
}

/** Settles drafts ahead of the server: a draft leaves the screen at once and comes back, with why, when the server refuses.
 *  Once settled a draft never waits again, so what was hidden stays hidden. */
export function useSettling(on: On) {
  const t = useTranslations("review.done");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const run = useRunAction();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map());

  const fail = (id: string, message: string | null) =>
    setFailures((all) => {
      const next = new Map(all);
      if (message === null) next.delete(id);
      else next.set(id, message);
      return next;
    });
  const hide = (id: string, isHidden: boolean) =>
    setHidden((all) => {
      const next = new Set(all);
      if (isHidden) next.add(id);
      else next.delete(id);
      return next;
    });

  async function settle({ draftId, ticket }: ReviewItem, done: string, failed: string, act: () => Promise<Reply>) {
    const openTicket = { label: t("open"), onSelect: () => router.push(`/tickets/${ticket.id}`) };
    fail(draftId, null);
    hide(draftId, true);
    on.left(draftId);
    const result = await run(act);
    if (result.ok) {
      writeKept(keptKey(draftId), null);
      toast({ title: done, tone: "good", action: openTicket, duration: 6_000 });
    } else {
      const { code, message } = result.error;
      const isGone = code === "conflict" || code === "notFound";
      if (!isGone) fail(draftId, message);
      hide(draftId, false);
      const action = isGone ? openTicket : { label: t("look"), onSelect: () => on.returned(draftId) };
      toast({ title: failed, description: message, tone: isGone ? "warn" : "late", action, duration: 20_000 });
      if (!isGone) on.returned(draftId);
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.review.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.assistant.pathKey() }),
    ]);
  }
  return {
    hidden,
    failureOf: (id: string) => failures.get(id) ?? null,
    approve(item: ReviewItem, { body, article, writtenWith }: Answer) {
      const { customer, number } = item.ticket;
      const done = t("approved", { customer });
      const failed = t("failed", { number: String(number) });
      return settle(item, done, failed, () => approveDraftAction(item.draftId, body, article.id, writtenWith ?? null));
    },
    reject(item: ReviewItem, reason: RejectReason) {
      const number = String(item.ticket.number);
      const done = t("rejected", { number });
      return settle(item, done, t("failedReject", { number }), () => rejectDraftAction(item.draftId, reason));
    },
  };
}
