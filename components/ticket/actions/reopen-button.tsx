"use client";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { reopenAction } from "@/server/actions/desk";
import type { TicketDetail } from "../detail/types";
import { useRunAction } from "./run-action";
import { useTicketRefresh } from "./use-ticket-refresh";

/** Takes a resolution back, for instance when a thank-you was more than that. */
export function ReopenButton({ detail }: { detail: TicketDetail }) {
  const t = useTranslations("ticket.actions");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [busy, setBusy] = useState(false);
  async function reopen() {
    setBusy(true);
    const result = await run(() => reopenAction(detail.ticket.id));
    if (result.ok) toast({ title: t("reopened", { number: String(detail.number) }), tone: "good" });
    else toast({ title: result.error.message, tone: "warn" });
    await refresh(detail.ticket.id);
    setBusy(false);
  }
  return (
    <Button busy={busy} onClick={reopen}>
      <RotateCcw aria-hidden />
      {t("reopen")}
    </Button>
  );
}
