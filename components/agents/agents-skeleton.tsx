"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The page while its people are on their way. */
export function AgentsSkeleton() {
  const t = useTranslations("agents");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={14} label={t("loading")} />
    </>
  );
}
