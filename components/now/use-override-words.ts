"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useInstant } from "@/components/ui/use-date-time";
import type { Override } from "./types";

/** An override in a sentence. */
export function useOverrideWords(): (o: Override) => string {
  const t = useTranslations("now.overrides");
  const names = useTranslations("ticket.segment");
  const now = useServerNow();
  const instant = useInstant();
  return (o) =>
    t("line", {
      segment: o.segment === null ? "all" : names(o.segment),
      what: o.scope.kind === "team" ? t("team", { name: o.scope.name }) : o.scope.name,
      to: o.to.name,
      tier: o.to.tier ?? "none",
      until: instant(o.untilAt, now),
    });
}
