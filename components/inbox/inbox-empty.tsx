"use client";
import { Inbox as InboxIcon, Moon } from "lucide-react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { GoOnline } from "./go-online";
import type { Inbox } from "./types";
import { usePauseReason } from "./use-pause-reason";

/** Nothing to do: says whether anything can come, and how. */
export function InboxEmpty({ inbox }: { inbox: Inbox }) {
  const t = useTranslations("inbox.empty");
  const names = useTranslations("presence.name");
  const pauseReason = usePauseReason(inbox);
  const { presence, presenceName, receives, load, capacity } = inbox;
  if (receives) {
    return (
      <EmptyState icon={<InboxIcon />} title={<h2>{t("onlineTitle")}</h2>}>
        {t(load >= capacity ? "fullText" : "onlineText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Moon />} title={<h2>{t("pausedTitle")}</h2>} actions={<GoOnline />}>
      {pauseReason && <span className="block text-ink">{pauseReason}</span>}
      {t("pausedText", { presence: presenceName ?? names(presence).toLowerCase() })}
    </EmptyState>
  );
}
