"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useInstant } from "@/components/ui/use-date-time";
import type { Inbox } from "./types";

/** Why no work arrives, where the system itself took the person out: null otherwise. */
export function usePauseReason({
  presence,
  presenceAt,
  missedOffers,
}: Pick<Inbox, "presence" | "presenceAt" | "missedOffers">): string | null {
  const t = useTranslations("inbox");
  const instant = useInstant();
  const now = useServerNow();
  if (presence !== "away" || missedOffers === 0) return null;
  return t("away", { at: instant(presenceAt, now), missed: missedOffers });
}
