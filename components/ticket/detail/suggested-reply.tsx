"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useServerTime } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { isMadeFrom, plainText } from "@/server/domain/knowledge/plainText";
import { fillKnown } from "@/server/domain/knowledge/variables";
import { readDraft, writeDraft } from "../actions/kept-draft";
import { replyValues } from "../actions/reply-values";
import { draftKey } from "../actions/use-draft";
import { useSimilar } from "../similar/use-similar";
import { Line } from "./brief-line";
import type { TicketDetail } from "./types";

interface Props {
  detail: TicketDetail;
  viewerId: string;
  /** A text stands in the reply's draft now. */
  onPlaced: () => void;
}

/** The article that fits best and was not sent yet, to be put into the reply, where a person reads it over. */
export function SuggestedReply({ detail, viewerId, onPlaced }: Props) {
  const t = useTranslations("ticket.brief");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const time = useServerTime();
  const [busy, setBusy] = useState(false);
  const similar = useSimilar(detail.ticket.id).data?.data;
  const said = [...detail.messages, ...detail.outgoing].filter((one) => !("kind" in one) || one.kind === "reply");
  const isSent = ({ id, opening }: { id: string; opening: string }) =>
    said.some((one) => ("article" in one && one.article?.id === id) || isMadeFrom(one.body, opening));
  const best = similar?.articles.find((one) => !isSent(one));
  if (!best) return null;

  async function place({ id }: { id: string }) {
    setBusy(true);
    try {
      const { body } = (await queries.fetchQuery(trpc.knowledge.article.queryOptions({ id }))).data;
      const key = draftKey(detail.ticket.id, "reply");
      const begun = readDraft(key);
      if (begun && isMadeFrom(begun.body, best?.opening ?? "")) return onPlaced();
      const text = fillKnown(plainText(body), replyValues(detail, viewerId));
      writeDraft(key, {
        waits: begun?.waits ?? false,
        body: [begun?.body.trim(), text].filter(Boolean).join("\n\n"),
        at: Math.max(time(), (begun?.at ?? 0) + 1),
      });
      onPlaced();
    } catch {
      toast({ title: t("suggestedFailed"), tone: "warn" });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Line term={t("suggested")}>
      {best.title}{" "}
      <Button variant="link" size="sm" disabled={busy} onClick={() => void place(best)}>
        {t("useSuggested")}
      </Button>
    </Line>
  );
}
