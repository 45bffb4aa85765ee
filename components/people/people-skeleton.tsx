"use client";
import { useTranslations } from "use-intl";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";

/** The page while its people are on their way. */
export function PeopleSkeleton() {
  const t = useTranslations("people");
  return (
    <>
      <PageHeader title={t("title")} />
      <SkeletonRows rows={12} label={t("loading")} />
    </>
  );
}
