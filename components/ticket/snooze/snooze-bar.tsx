"use client";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { useInstant } from "@/components/ui/use-date-time";
import { wakeAction } from "@/server/actions/desk";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { Access } from "../detail/access";
import type { TicketDetail } from "../detail/types";

/** Until when the ticket is put away, and the way back before that. */
export function SnoozeBar({ detail: { ticket, assignee }, access }: { detail: TicketDetail; access: Access }) {
  const t = useTranslations("ticket.snooze");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const instant = useInstant();
  const now = useServerNow();
  const [busy, setBusy] = useState(false);
  if (ticket.snoozedUntil === null) return null;
  const until = instant(ticket.snoozedUntil, now);

  async function wake() {
    setBusy(true);
    const result = await run(() => wakeAction(ticket.id));
    if (result.ok) toast({ title: t("woken"), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(ticket.id);
    setBusy(false);
  }
  return (
    <section
      aria-label={t("bar")}
      className="flex flex-wrap items-center gap-x-2 gap-y-1.5 rounded-lg border border-line bg-sunken py-1.5 pr-1.5 pl-3 text-sm"
    >
      <AlarmClock aria-hidden className="size-4 text-muted" />
      <span>{access.isMine ? t("until", { until }) : t("theirs", { until, name: assignee?.name ?? "" })}</span>
      {access.isMine && (
        <Button size="sm" className="ml-auto" busy={busy} onClick={() => void wake()}>
          {t("wake")}
        </Button>
      )}
    </section>
  );
}
