"use client";
import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ReviewLayout } from "./review-layout";
import { SettledDetail } from "./settled-detail";
import { SettledRow } from "./settled-row";
import type { Reviewer } from "./types";

interface Props {
  reviewer: Reviewer;
  openId: string | null;
  onOpen: (id: string | null) => void;
}

/** What I settled lately, each with what I changed. */
export function SettledView({ reviewer, openId, onOpen }: Props) {
  const t = useTranslations("review");
  const trpc = useTRPC();
  const settled = useQuery(trpc.review.settled.queryOptions());
  const items = settled.data?.data;
  if (settled.isError && !items)
    return <LoadError message={settled.error.message} onRetry={() => void settled.refetch()} />;
  if (!items) return <SkeletonRows rows={6} label={t("loading")} />;
  if (items.length === 0) {
    return (
      <EmptyState icon={<History />} title={<h2>{t("settled.emptyTitle")}</h2>}>
        {t("settled.emptyText")}
      </EmptyState>
    );
  }
  const open = items.find((one) => one.draftId === openId) ?? null;
  const onClick = (event: MouseEvent, id: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(id);
  };
  return (
    <ReviewLayout
      listLabel={t("settled.label")}
      isOpen={open !== null}
      list={
        <ul aria-label={t("settled.label")}>
          {items.map((one) => (
            <SettledRow key={one.draftId} item={one} isOpen={one === open} onOpen={onClick} />
          ))}
        </ul>
      }
      detail={
        open ? (
          <SettledDetail item={open} reviewer={reviewer} onBack={() => onOpen(null)} />
        ) : (
          <EmptyState icon={<History />} title={<h2>{t("settled.pickTitle")}</h2>}>
            {t("settled.pickText")}
          </EmptyState>
        )
      }
    />
  );
}
