"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ToggleChip } from "@/components/ui/chip";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { rateHandoffAction } from "@/server/actions/handoffs";
import { handoffLimits } from "@/server/domain/handoff/contract";
import { type HandoffField, handoffFields } from "@/server/domain/vocabulary";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail, Viewer } from "../detail/types";

/** Asks whoever got the ticket by its last handoff whether it gave them what they needed, until they say so. */
export function RatingBar({ detail, viewer }: { detail: TicketDetail; viewer: Viewer }) {
  const last = detail.handoffs.at(-1);
  const isMine = detail.ticket.assignment?.personId === viewer.id;
  if (!last || !isMine || last.receiverId !== viewer.id || last.fromId === viewer.id || last.rating) return null;
  return <Question key={last.id} id={last.id} from={nameOf(last.fromId, detail.names)} ticketId={detail.ticket.id} />;
}

function Question({ id, from, ticketId }: { id: string; from: string; ticketId: string }) {
  const t = useTranslations("ticket.contract");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [isAsked, setAsked] = useState(false);
  const [missing, setMissing] = useState<HandoffField[]>([]);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);

  async function say(isUseful: boolean) {
    setBusy(true);
    const result = await run(() =>
      rateHandoffAction(id, isUseful ? { isUseful, missing: [], note: "" } : { isUseful, missing, note }),
    );
    setBusy(false);
    toast(result.ok ? { title: t("ratedThanks"), tone: "good" } : { title: result.error.message, tone: "late" });
    await refresh(ticketId);
  }
  if (!isAsked) {
    return (
      <Callout
        title={t("question", { from })}
        className="flex-wrap"
        actions={
          <>
            <Button size="sm" busy={busy} onClick={() => void say(true)}>
              {t("yes")}
            </Button>
            <Button size="sm" onClick={() => setAsked(true)}>
              {t("no")}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <Callout title={t("whatMissing")} className="flex-wrap">
      <form
        className="grid gap-2 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void say(false);
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {handoffFields.map((field) => (
            <ToggleChip
              key={field}
              pressed={missing.includes(field)}
              onClick={() =>
                setMissing(missing.includes(field) ? missing.filter((f) => f !== field) : [...missing, field])
              }
            >
              {t(`field.${field}`)}
            </ToggleChip>
          ))}
        </div>
        <div className="flex gap-2">
          <Input
            aria-label={t("ratingNote")}
            placeholder={t("ratingNote")}
            maxLength={handoffLimits.note}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            className="min-w-0 flex-1"
          />
          <Button type="submit" busy={busy}>
            {t("sayMissing")}
          </Button>
        </div>
      </form>
    </Callout>
  );
}
