"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** The cards while they load. */
export function PatternsSkeleton() {
  const t = useTranslations("patterns");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-72" />} />
      <SkeletonRows rows={10} label={t("loading")} />
    </>
  );
}
