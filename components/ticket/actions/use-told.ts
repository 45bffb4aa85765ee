"use client";
import { useTranslations } from "use-intl";
import type { NewToast } from "@/components/ui/toast-store";

/** What is said of something done to many tickets. `stopped`: why it ended before the last one, a sentence, which is said
 *  before anything else then; null where it reached all. */
export function useTold(): (told: NewToast, stopped: string | null) => NewToast {
  const t = useTranslations("common");
  return (told, stopped) =>
    stopped === null ? told : { ...told, tone: "warn", description: t("stopped", { why: stopped }) };
}
