"use client";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { PersonState } from "@/server/domain/people/query";

/** Says what sets somebody apart from those who work here; of these nothing. */
export function StateBadge({ state }: { state: PersonState }) {
  const t = useTranslations("people.state");
  if (state === "active") return null;
  return <Badge tone={state === "invited" ? "accent" : "paused"}>{t(state)}</Badge>;
}
