"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Sheet } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton";
import { HoursForm } from "./hours-form";

/** One's own hours, to read. */
export function OwnHours() {
  const t = useTranslations("people.sheet");
  const common = useTranslations("common");
  const hours = useQuery(useTRPC().me.hours.queryOptions()).data;
  return (
    <Sheet width="lg" title={t("own")}>
      <div className="grid gap-4 p-4">
        {!hours ? (
          <SkeletonRows rows={6} label={common("loading")} />
        ) : hours.data === null ? (
          <p className="text-sm">{t("noneOwn")}</p>
        ) : (
          <>
            <p className="text-muted text-sm">
              {t("text")} {t("ask")}
            </p>
            <HoursForm schedule={hours.data} />
          </>
        )}
      </div>
    </Sheet>
  );
}
