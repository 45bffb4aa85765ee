"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import type { Suggesting } from "@/components/ui/suggest-textarea";
import { askedReply, matchReplies } from "@/server/domain/knowledge/savedReply";
import { fillKnown, type VariableValues } from "@/server/domain/knowledge/variables";

/** Saved replies offered after a `/` at the begin of a line, filled in as they are taken; null where there are none, and
 *  in notes. `issueTypeId`: the ticket's, whose replies come first. */
export function useSavedReplies(
  isReply: boolean,
  issueTypeId: string | null,
  values: VariableValues,
): Suggesting | null {
  const t = useTranslations("ticket.writing");
  const trpc = useTRPC();
  const query = useQuery(trpc.knowledge.replies.queryOptions(undefined, { enabled: isReply, staleTime: 60_000 }));
  const replies = query.data?.data.replies;
  if (!replies?.length || !isReply) return null;
  return {
    asked: askedReply,
    label: t("replies"),
    count: (found) => t("repliesFound", { count: found }),
    insert: (id) => {
      const reply = replies.find((r) => r.id === id);
      return reply ? fillKnown(reply.body, values) : null;
    },
    find: (words) =>
      matchReplies(replies, words, issueTypeId).map((r) => ({
        id: r.id,
        content: (
          <>
            <span className="min-w-0 flex-1 truncate">{r.title}</span>
            <span className="max-w-28 shrink-0 truncate text-muted text-xs">{r.issueTypeName}</span>
          </>
        ),
      })),
  };
}
