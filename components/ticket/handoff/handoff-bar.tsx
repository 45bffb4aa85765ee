"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { useInstant } from "@/components/ui/use-date-time";
import { answerHandoffAction } from "@/server/actions/desk";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { Access } from "../detail/access";
import type { TicketDetail } from "../detail/types";
import { HandoffDialog } from "./handoff-dialog";

/** Whoever has it is not there any more and was asked to hand it off: why, until when, and their answer. */
export function HandoffBar({ detail: { ticket, assignee }, access }: { detail: TicketDetail; access: Access }) {
  const t = useTranslations("ticket.handoff");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const instant = useInstant();
  const now = useServerNow();
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { handoff } = ticket;
  if (!handoff) return null;

  async function answer(note: string | null) {
    setBusy(true);
    const result = await run(() => answerHandoffAction(ticket.id, note));
    setBusy(false);
    if (result.ok) {
      setOpen(false);
      toast({ title: t(note === null ? "kept" : "done"), tone: "good" });
    } else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(ticket.id);
  }
  const { absence, dueAt } = handoff;
  const name = assignee?.name ?? "";
  return (
    <Callout
      tone="warn"
      title={access.isMine ? t("mine", { absence }) : t("theirs", { absence, name })}
      className="flex-wrap"
      actions={
        access.isMine && (
          <>
            <Button size="sm" busy={busy} onClick={() => void answer(null)}>
              {t("keep")}
            </Button>
            <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
              {t("handOff")}
            </Button>
          </>
        )
      }
    >
      {dueAt > now ? t("due", { at: instant(dueAt, now) }) : t("over")}
      <HandoffDialog open={isOpen} onOpenChange={setOpen} busy={busy} onSubmit={(note) => void answer(note)} />
    </Callout>
  );
}
