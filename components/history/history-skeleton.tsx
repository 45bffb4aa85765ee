"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** Imported history while it loads. */
export function HistorySkeleton() {
  const t = useTranslations("history");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-72" />} />
      <SkeletonRows rows={10} label={t("loading")} />
    </>
  );
}
