"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** The list of deliveries while it loads. */
export function DeliveriesSkeleton() {
  const t = useTranslations("deliveries");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-72" />} />
      <SkeletonRows rows={10} label={t("loading")} />
    </>
  );
}
