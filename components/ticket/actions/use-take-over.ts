"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "@/components/ui/toast-store";
import { takeOverAction } from "@/server/actions/desk";
import type { TicketDetail } from "../detail/types";
import { useRunAction } from "./run-action";
import { useTicketRefresh } from "./use-ticket-refresh";

/** Takes the ticket from the assistant. A refusal mostly means that somebody was faster, which is news and not a fault. */
export function useTakeOver({ ticket, number }: TicketDetail) {
  const t = useTranslations("ticket.actions");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [busy, setBusy] = useState(false);
  async function takeOver() {
    if (busy) return;
    setBusy(true);
    const result = await run(() => takeOverAction(ticket.id));
    if (result.ok) toast({ title: t("accepted", { number: String(number) }), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(ticket.id);
    setBusy(false);
  }
  return { busy, takeOver };
}
