"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { Tip } from "@/components/ui/tooltip";
import { useOverrideWords } from "./use-override-words";

interface Props {
  team: string;
  tier: number;
  className?: string;
}

/** Says of a queue that an override takes from it or gives to it; nothing where none does. */
export function OverrideBadge({ team, tier, className }: Props) {
  const t = useTranslations("now.overrides");
  const words = useOverrideWords();
  const overrides = useQuery(useTRPC().now.overrides.queryOptions()).data?.data ?? [];
  const here = overrides.filter(
    (o) =>
      (o.to.team === team && (o.to.tier === null || o.to.tier <= tier)) ||
      (o.scope.kind === "team" && o.scope.id === team),
  );
  if (here.length === 0) return null;
  return (
    <Tip
      content={
        <ul>
          {here.map((o) => (
            <li key={o.id}>{words(o)}</li>
          ))}
        </ul>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it says must be reachable without a mouse */}
      <span tabIndex={0} className={`relative z-10 inline-flex rounded-xs ${className ?? ""}`}>
        <Badge tone="warn">{t("badge")}</Badge>
        <span className="sr-only">{here.map(words).join(". ")}</span>
      </span>
    </Tip>
  );
}
