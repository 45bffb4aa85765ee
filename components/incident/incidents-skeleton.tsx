"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The page while its incidents are on their way. */
export function IncidentsSkeleton() {
  const t = useTranslations("incidents");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={8} label={t("loading")} />
    </>
  );
}
