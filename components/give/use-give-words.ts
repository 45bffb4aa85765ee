"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { giveTicketsAction } from "@/server/actions/give";
import type { GiveWarning } from "@/server/domain/ticket/giveWarnings";

type Answer = Extract<Awaited<ReturnType<typeof giveTicketsAction>>, { ok: true }>["value"];
type Refusal = Extract<Answer, { state: "done" }>["refused"][number]["refusal"];
const named = [
  ...(["alreadyResolved", "alreadyTheirs", "alreadyThere", "belowLowestTier", "releasedBefore"] as const),
  ...(["hopLimit", "merged", "gone", "stopped"] as const),
];

/** Warnings and refusals of giving by hand, in words. */
export function useGiveWords() {
  const t = useTranslations("give");
  const presence = useTranslations("presence.name");
  const format = useFormatter();
  const warning = (w: GiveWarning, name: string): string =>
    w.kind === "absent"
      ? t("warning.absent", { name, presence: presence(w.presence).toLowerCase() })
      : t(`warning.${w.kind}`, { name, ...w });
  /** "3 were not: resolved already, and merged into another one". */
  const refused = (list: readonly { refusal: Refusal }[]): string | undefined => {
    if (list.length === 0) return undefined;
    const kinds = new Set(list.map((r) => named.find((n) => n === r.refusal) ?? "other"));
    return t("refused", { count: list.length, why: format.list([...kinds].map((k) => t(`refusal.${k}`))) });
  };
  return { warning, refused };
}
