"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The floor, or a list of tickets, while it is on its way. */
export function QueueSkeleton({ of }: { of: "queues" | "lists" }) {
  const t = useTranslations(of);
  const common = useTranslations("common");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={14} label={common("loading")} />
    </>
  );
}
