"use client";
import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { LoadError } from "./load-error";
import { specialTitle } from "./special-queues";
import { TicketTable } from "./ticket-table";

const notes: Record<string, "assistantNote" | "lastResortNote" | "setAsideNote"> = {
  assistant: "assistantNote",
  "last-resort": "lastResortNote",
  "set-aside": "setAsideNote",
};

/** One queue with every open ticket in it: who has it, or why it waits. */
export function QueuePage({ id }: { id: string }) {
  const t = useTranslations("queues.list");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const list = useQuery(trpc.queues.tickets.queryOptions({ id }));
  const tickets = list.data?.data.tickets;
  const title = list.data?.data.name ?? t(specialTitle(id));
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={common("breadcrumb")} crumbs={[{ label: t("back"), href: "/queues" }, { label: title }]} />
        }
        title={title}
        state={
          tickets &&
          [t("count", { count: tickets.length }), ...(Object.hasOwn(notes, id) ? [t(notes[id]!)] : [])].join(". ")
        }
        live={<LiveIndicator />}
      />
      {list.isError && !tickets ? (
        <LoadError message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !tickets ? (
        <SkeletonRows rows={10} label={common("loading")} />
      ) : tickets.length === 0 ? (
        <EmptyState icon={<Inbox />} title={t(id === "assistant" ? "emptyAssistantTitle" : "emptyTitle")}>
          {t(id === "assistant" ? "emptyAssistantText" : "emptyText")}
        </EmptyState>
      ) : (
        <TicketTable tickets={tickets} caption={t("caption")} />
      )}
    </>
  );
}
