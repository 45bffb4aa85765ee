"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import type { IncidentMatch } from "@/server/domain/incident/match";

/** What the tickets of an incident have in common, as a sentence. */
export function MatchWords({ match }: { match: IncidentMatch | null }) {
  const t = useTranslations("incidents.match");
  const format = useFormatter();
  const choices = useQuery(useTRPC().incidents.choices.queryOptions(undefined, { retry: false })).data?.data;
  if (!match) return <>{t("unreadable")}</>;
  const names = (ids: readonly string[], list: readonly { id: string; name: string }[] = []) =>
    format.list(
      ids.map((id) => list.find((one) => one.id === id)?.name ?? id),
      { type: "disjunction" },
    );
  const parts = [
    ...(match.issueTypes.length > 0 ? [t("issueTypes", { names: names(match.issueTypes, choices?.issueTypes) })] : []),
    ...(match.features.length > 0 ? [t("features", { names: names(match.features, choices?.features) })] : []),
    ...(match.errors.length > 0 ? [t("errors", { count: match.errors.length })] : []),
    ...(match.words.length > 0 ? [t("words", { words: names(match.words.map((word) => `“${word}”`)) })] : []),
  ];
  return <>{t("all", { parts: format.list(parts) })}</>;
}
