"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { endThirdPartyAction } from "@/server/actions/authority";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { Access } from "../detail/access";
import type { TicketDetail } from "../detail/types";
import { ThirdPartyBadge } from "../third-party-badge";

/** For whom the ticket waits and how long, and the word that they have answered. */
export function ThirdPartyBar({ detail, access }: { detail: TicketDetail; access: Access }) {
  const t = useTranslations("escalations.thirdParty");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const duration = useDuration();
  const now = useServerNow();
  const [busy, setBusy] = useState(false);
  const { ticket, assignee } = detail;
  const { thirdParty } = ticket;
  if (!thirdParty || ticket.waitingFor !== "thirdParty") return null;

  async function end() {
    setBusy(true);
    const result = await run(() => endThirdPartyAction(ticket.id));
    if (result.ok) toast({ title: t("ended", { label: thirdParty?.label ?? "" }), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(ticket.id);
    setBusy(false);
  }
  return (
    <section
      aria-label={t("bar")}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border border-line bg-sunken py-1.5 pr-1.5 pl-3 text-sm"
    >
      <ThirdPartyBadge {...thirdParty} />
      <span className="tabular text-muted text-xs">
        {t("since", { time: duration(Math.max(0, now - thirdParty.since)) })}
      </span>
      {access.isMine || !assignee ? (
        <Button size="sm" className="ml-auto" busy={busy} onClick={end}>
          {t("end")}
        </Button>
      ) : (
        <span className="ml-auto pr-1.5 text-muted text-xs">{t("onlyHolder", { name: assignee.name })}</span>
      )}
    </section>
  );
}
