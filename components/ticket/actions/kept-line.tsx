"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useInstant } from "@/components/ui/use-date-time";
import type { Writing } from "./use-writing";

/** Where the text under way is safe. The line keeps its room while one types, so that nothing jumps. */
export function KeptLine({ writing: { text, from, state }, isSettled }: { writing: Writing; isSettled: boolean }) {
  const t = useTranslations("ticket.writing");
  const instant = useInstant();
  const now = useServerNow();
  if (text.trim() === "") return null;
  if (state === "untouched" && isSettled) return <p className="min-h-4 text-warn-text text-xs">{t("settled")}</p>;
  const words =
    state === "untouched"
      ? from !== null && t("keptFrom", { at: instant(from, now) })
      : state === "kept"
        ? t("kept")
        : state === "here" && t("keptHere");
  return <p className="min-h-4 text-muted text-xs">{words}</p>;
}
