"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

/** Any page of the accounts while it loads. */
export function AccountSkeleton() {
  const t = useTranslations("accounts");
  return (
    <>
      <PageHeader title={t("title")} state={<Skeleton className="w-72" />} />
      <SkeletonRows rows={10} label={t("loading")} />
    </>
  );
}
