"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";
import { useInstant } from "@/components/ui/use-date-time";
import { snoozeAction } from "@/server/actions/desk";
import { compileCalendar } from "@/server/domain/calendar/compile";
import { snoozeChoices, snoozeTimes } from "@/server/domain/calendar/snoozeTimes";
import { nextBreachAt } from "@/server/domain/sla/clock";
import { useRunAction } from "../actions/run-action";
import { useTicketRefresh } from "../actions/use-ticket-refresh";
import type { TicketDetail } from "../detail/types";

interface Props {
  detail: TicketDetail;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Puts the ticket away until a time, saying what its clocks do meanwhile. */
export function SnoozeDialog(props: Props) {
  return (
    <DialogRoot open={props.open} onOpenChange={props.onOpenChange}>
      {props.open && <Choices {...props} />}
    </DialogRoot>
  );
}

function Choices({ detail: { ticket, clocks }, onOpenChange }: Props) {
  const t = useTranslations("ticket.snooze");
  const trpc = useTRPC();
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const instant = useInstant();
  const duration = useDuration();
  const now = useServerNow();
  const [own, setOwn] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { data: hours } = useQuery(trpc.me.hours.queryOptions());
  const rules = hours?.data;
  // Hours that cannot be read are none.
  const shift = useMemo(() => {
    try {
      return rules ? compileCalendar(rules) : null;
    } catch {
      return null;
    }
  }, [rules]);
  const choices = snoozeChoices(now, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, shift });
  const breach = nextBreachAt(clocks.filter((c) => c.breachedAt === null));
  const isLate = clocks.some((c) => c.state === "running" && c.breachedAt !== null);
  const ownAt = own === "" ? null : new Date(own).getTime();

  async function snooze(until: number) {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => snoozeAction(ticket.id, until));
    setBusy(false);
    if (!result.ok) return setFailed(result.error.message);
    toast({ title: t("done", { until: instant(until, now) }), tone: "good" });
    onOpenChange(false);
    await refresh(ticket.id);
  }
  const about = isLate
    ? t("clocksLate")
    : breach === null
      ? t("clocksNone")
      : t("clocks", { time: duration(Math.max(0, breach - now)) });
  return (
    <Dialog size="sm" title={t("title")} description={`${t("text")} ${about}`}>
      <div className="grid gap-3">
        <ul className="grid gap-1.5">
          {snoozeTimes.map((name) => {
            const until = choices[name];
            if (until === null) return null;
            return (
              <li key={name}>
                <Button
                  className="w-full justify-between"
                  disabled={busy}
                  onClick={() => void snooze(until)}
                  hint={
                    <span className="font-normal text-muted text-xs">
                      {breach !== null && until > breach && (
                        <span className="text-warn-text">{t("afterBreach")} · </span>
                      )}
                      {instant(until, now)}
                    </span>
                  }
                >
                  {t(name)}
                </Button>
              </li>
            );
          })}
        </ul>
        <form
          noValidate
          className="grid gap-2 border-line border-t pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (ownAt === null || Number.isNaN(ownAt)) setFailed(t("missing"));
            else void snooze(ownAt);
          }}
        >
          <Field label={t("own")} hint={t("ownHint")} error={failed ?? undefined}>
            {(control) => (
              <Input {...control} type="datetime-local" value={own} onChange={(e) => setOwn(e.target.value)} />
            )}
          </Field>
          {ownAt !== null && breach !== null && ownAt > breach && <Callout tone="warn" title={t("ownWarn")} live />}
          <Button type="submit" variant="primary" busy={busy} className="justify-self-end">
            {t("submit")}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
