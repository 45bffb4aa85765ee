"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";

interface Props {
  query: { isError: boolean; error: { message: string } | null; refetch: () => unknown };
  rows?: number;
  /** What is on its way. */
  label?: string;
}

/** A panel whose query has no answer: on its way, or failed, which is said, with a way to try again. Never what it says when there
 *  is nothing, which is an answer. */
export function Unanswered({ query, rows = 2, label }: Props) {
  const t = useTranslations("common");
  if (!query.isError) return <SkeletonRows rows={rows} label={label ?? t("loading")} />;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 p-3 text-sm">
      <p className="min-w-0 flex-1 basis-40">
        <span className="font-medium">{t("loadFailed")}.</span>{" "}
        <span className="text-muted">{query.error?.message}</span>
      </p>
      <Button size="sm" onClick={() => void query.refetch()}>
        {t("retry")}
      </Button>
    </div>
  );
}
