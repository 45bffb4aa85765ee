"use client";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** The customer's page while it loads. */
export function TrackSkeleton() {
  const t = useTranslations("help.track");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-6">
      <div className="grid gap-3">
        <Skeleton className="w-28" />
        <Skeleton className="h-8 w-3/4" />
      </div>
      <Skeleton className="h-36 rounded-xl" />
      <Skeleton className="h-24 rounded-xl" />
    </div>
  );
}
