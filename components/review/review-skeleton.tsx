"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** The drafts while they load. */
export function ReviewSkeleton() {
  const t = useTranslations("review");
  return (
    <div className="flex h-full flex-col">
      <PageHeader title={t("title")} state={<Skeleton className="w-56" />} />
      <SkeletonRows rows={6} label={t("loading")} />
    </div>
  );
}
