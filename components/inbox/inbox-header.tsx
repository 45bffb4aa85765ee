"use client";
import { useTranslations } from "use-intl";
import { LogCall } from "@/components/call/log-call";
import { LiveIndicator } from "@/components/live/live-indicator";
import { NotifyButton } from "@/components/offer/notify-button";
import { PresenceDot } from "@/components/presence/presence-dot";
import { LoadBar } from "@/components/queue/load-bar";
import { useWeighed } from "@/components/queue/use-weighed";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { PageHeader } from "@/components/ui/page-header";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { outlookOf } from "./order";
import type { Inbox } from "./types";

/** "2 offers to answer. 3 tickets in work. Next breach in 12 min." and how loaded one is. */
export function InboxHeader({ inbox }: { inbox: Inbox }) {
  const t = useTranslations("inbox");
  const names = useTranslations("presence.name");
  const duration = useDuration();
  const now = useServerNow();
  const { offers, tickets, load, capacity, presence, presenceName, work } = inbox;
  const weighed = useWeighed();
  const { nextBreachMs, late } = outlookOf(tickets, now);
  const sentences = [
    t("state", { offers: offers.length, tickets: tickets.length }),
    ...(late > 0 ? [t("late", { count: late })] : []),
    ...(nextBreachMs !== null ? [t("next", { time: duration(nextBreachMs) })] : []),
  ];
  return (
    <PageHeader
      title={t("title")}
      state={sentences.join(" ")}
      live={<LiveIndicator />}
      actions={
        <>
          <span className="hidden items-center gap-1.5 text-xs sm:inline-flex">
            <PresenceDot presence={presence} />
            {presenceName ?? names(presence)}
          </span>
          <VisuallyHidden>{t("load")}</VisuallyHidden>
          <LoadBar load={load} capacity={capacity} weights={weighed(work)} />
          <NotifyButton />
          <LogCall />
        </>
      }
    />
  );
}
