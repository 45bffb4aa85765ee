"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast-store";
import { resolveAction } from "@/server/actions/desk";
import type { TicketDetail } from "../detail/types";
import { useRunAction } from "./run-action";
import { useTicketKeys } from "./use-ticket-keys";
import { useTicketRefresh } from "./use-ticket-refresh";

/** Ends the ticket. Asks back only where the customer would be left without an answer. */
export function ResolveButton({
  detail,
  disabled,
  icon,
}: {
  detail: TicketDetail;
  disabled: boolean;
  icon: ReactNode;
}) {
  const t = useTranslations("ticket.actions");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);

  async function resolve() {
    setAsking(false);
    setBusy(true);
    const result = await run(() => resolveAction(detail.ticket.id));
    if (result.ok) {
      const description = result.value.proposed === null ? undefined : t("proposed");
      toast({ title: t("resolved", { number: String(detail.number) }), description, tone: "good" });
    } else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(detail.ticket.id);
    setBusy(false);
  }
  // A reply on its way goes out before the ticket is resolved.
  const isAnswering = detail.outgoing.some((one) => one.failure === null);
  const isUnanswered = detail.ticket.unansweredSince !== null && !isAnswering;
  const begin = () => (isUnanswered ? setAsking(true) : void resolve());
  useTicketKeys({ s: disabled || busy ? undefined : begin });
  return (
    <>
      <Button disabled={disabled} busy={busy} onClick={begin} hint={<Kbd className="coarse:hidden">S</Kbd>}>
        {icon}
        {t("resolve")}
      </Button>
      <DialogRoot open={asking} onOpenChange={setAsking}>
        <Dialog
          size="sm"
          title={t("resolveTitle")}
          description={t("resolveText")}
          footer={
            <>
              <DialogClose asChild>
                <Button variant="ghost">{common("cancel")}</Button>
              </DialogClose>
              <Button variant="primary" onClick={resolve}>
                {t("resolveAnyway")}
              </Button>
            </>
          }
        />
      </DialogRoot>
    </>
  );
}
