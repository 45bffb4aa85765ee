"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** Any page of simulations while it loads. */
export function SimulateSkeleton() {
  const t = useTranslations("simulate");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-56" />} />
      <div className="m-3 rounded-lg border border-line md:m-4">
        <SkeletonRows rows={8} label={t("loading")} />
      </div>
    </>
  );
}
