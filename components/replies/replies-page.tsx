"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquareText, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { KnowledgeTabs } from "@/components/knowledge/knowledge-tabs";
import { LiveIndicator } from "@/components/live/live-indicator";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { DialogRoot } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { ReplyDialog } from "./reply-dialog";
import { ReplyRow } from "./reply-row";
import type { SavedReply } from "./types";

/** Texts that agents put into their replies: their own, and the desk's, which leads keep. */
export function RepliesPage({ mayShare }: { mayShare: boolean }) {
  const t = useTranslations("knowledge.replies");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<{ reply: SavedReply | null } | null>(null);
  const query = useQuery(trpc.knowledge.replies.queryOptions());
  const data = query.data?.data;
  const done = async (words: string) => {
    setEditing(null);
    toast({ title: words, tone: "good" });
    await queries.invalidateQueries({ queryKey: trpc.knowledge.replies.queryKey() });
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        state={data && t("state", { count: data.replies.length })}
        live={<LiveIndicator />}
        actions={
          <Button variant="primary" onClick={() => setEditing({ reply: null })}>
            <Plus aria-hidden />
            {t("new")}
          </Button>
        }
        filters={<KnowledgeTabs current="replies" />}
      />
      {query.isError && !data ? (
        <LoadError message={query.error.message} onRetry={() => void query.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={6} label={t("loading")} />
      ) : data.replies.length === 0 ? (
        <EmptyState icon={<MessageSquareText />} title={<h2>{t("emptyTitle")}</h2>}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul aria-label={t("title")}>
          {data.replies.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              mayChange={!reply.isDesk || mayShare}
              onEdit={() => setEditing({ reply })}
              onDeleted={() => void done(t("deleted"))}
            />
          ))}
        </ul>
      )}
      <DialogRoot open={editing !== null} onOpenChange={(open) => !open && setEditing(null)}>
        {editing && data && (
          <ReplyDialog
            reply={editing.reply}
            issueTypes={data.issueTypes}
            mayShare={mayShare}
            onDone={() => void done(t("saved"))}
          />
        )}
      </DialogRoot>
    </>
  );
}
