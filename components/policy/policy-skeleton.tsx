"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** Any page of the policy while it loads. */
export function PolicySkeleton() {
  const t = useTranslations("policy");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-72" />} />
      <div className="m-3 rounded-lg border border-line md:m-4">
        <SkeletonRows rows={8} label={t("loading")} />
      </div>
    </>
  );
}
