"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Tip } from "@/components/ui/tooltip";
import { useOverrideWords } from "./use-override-words";

/** Says of a row that its ticket came to its queue by overrides in force, and on hover by which. */
export function FollowedOverride({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("now.overrides");
  const words = useOverrideWords();
  const known = useQuery(useTRPC().now.overrides.queryOptions()).data?.data ?? [];
  const here = known.filter((o) => ids.includes(o.id));
  if (here.length === 0) return null;
  return (
    <Tip content={here.map(words).join(" ")}>
      <span className="relative z-10 inline-flex shrink-0">
        <Badge tone="warn">{t("badge")}</Badge>
      </span>
    </Tip>
  );
}
