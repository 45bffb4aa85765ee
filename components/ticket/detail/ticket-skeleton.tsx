"use client";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** A ticket's page while it loads: the same places, still empty. */
export function TicketSkeleton() {
  const t = useTranslations("ticket.page");
  return (
    <div role="status" aria-label={t("loading")} className="@container flex h-full flex-col">
      <div className="grid gap-2.5 border-line border-b px-4 py-3 md:px-5">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="w-80 max-w-full" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="grid flex-1 content-start gap-3 px-4 py-3 md:px-5">
          <Skeleton className="h-26 rounded-lg" />
          <Skeleton className="h-20 w-5/6 rounded-lg" />
          <Skeleton className="ml-auto h-16 w-5/6 rounded-lg" />
        </div>
        <div className="hidden w-84 content-start gap-3 border-line border-l p-3 @4xl:grid">
          <Skeleton className="h-20 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-56 rounded-lg" />
        </div>
      </div>
    </div>
  );
}
