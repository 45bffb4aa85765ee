"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { DeliveryTable } from "./delivery-table";

/** Nothing tells of an attempt, so the list looks by itself. */
const lookAgainMs = 5_000;

/** "Did it arrive?": what left the desk, what waits, what was given up and why. */
export function DeliveriesPage({ canRetry }: { canRetry: boolean }) {
  const t = useTranslations("deliveries");
  const trpc = useTRPC();
  const { lines, waiting, failed, isMailReady } = useSuspenseQuery(
    trpc.deliveries.list.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  ).data.data;
  return (
    <>
      <PageHeader title={t("title")} state={t("state", { waiting, failed })} live={<LiveIndicator />} />
      {!isMailReady && (
        <Callout tone="warn" title={t("mailNotSetUp.title")} className="m-3 md:m-4">
          {t("mailNotSetUp.text")}
        </Callout>
      )}
      {lines.length > 0 ? (
        <>
          <DeliveryTable lines={lines} canRetry={canRetry} />
          <p className="px-3 py-2 text-muted text-xs">{t("latest", { count: lines.length })}</p>
        </>
      ) : (
        <EmptyState icon={<Send />} title={<h2>{t("none.title")}</h2>}>
          {t("none.text")}
        </EmptyState>
      )}
    </>
  );
}
