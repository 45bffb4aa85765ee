"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { toast } from "@/components/ui/toast-store";
import { correctTicketAction, sayWhyCorrectedAction, undoCorrectionAction } from "@/server/actions/learning";
import type { CorrectionWhy } from "@/server/domain/vocabulary";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail } from "../detail/types";
import type { Choice } from "./types";

/** Puts a ticket right and takes that back. `changed` fetches what is known of corrections. */
export function useCorrecting({ ticket }: TicketDetail, names: Names, changed: () => Promise<unknown>) {
  const t = useTranslations("ticket.correction");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [busy, setBusy] = useState(false);

  const settle = async () => {
    await Promise.all([refresh(ticket.id), changed()]);
    setBusy(false);
  };
  async function undo(correctionId: string): Promise<void> {
    setBusy(true);
    const result = await run(() => undoCorrectionAction(correctionId));
    if (result.ok) toast({ title: t("undone"), tone: "good" });
    else toast({ title: result.error.message, tone: "warn" });
    await settle();
  }
  /** The error's message where it was refused. */
  async function correct({
    isKept = false,
    ...choice
  }: Choice): Promise<{ field: string | null; message: string } | null> {
    setBusy(true);
    const result = await run(() => correctTicketAction({ ticketId: ticket.id, isKept, ...choice }));
    if (result.ok) {
      const { correctionId, team, tier, hasMoved } = result.value;
      const action = { label: common("undo"), onSelect: () => void undo(correctionId) };
      const where = { team: nameOf(team, names), tier };
      toast({ title: t(hasMoved ? "doneMoved" : "done", where), tone: "good", action, duration: 10_000 });
    } else toast({ title: result.error.message, tone: "warn" });
    await settle();
    return result.ok ? null : { field: result.error.field ?? null, message: result.error.message };
  }
  async function sayWhy(correctionId: string, why: CorrectionWhy): Promise<void> {
    setBusy(true);
    const result = await run(() => sayWhyCorrectedAction(correctionId, why));
    if (!result.ok) toast({ title: result.error.message, tone: "warn" });
    await changed();
    setBusy(false);
  }
  return { busy, correct, sayWhy, undo: (correctionId: string) => void undo(correctionId) };
}
