"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTicketRefresh } from "@/components/ticket/actions/use-ticket-refresh";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { setPresenceAction } from "@/server/actions/desk";

/** One press, and work may arrive. */
export function GoOnline({ size = "md" }: { size?: "sm" | "md" }) {
  const t = useTranslations("inbox.empty");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [busy, setBusy] = useState(false);
  const goOnline = async () => {
    setBusy(true);
    const result = await run(() => setPresenceAction("online"));
    if (!result.ok) toast({ title: result.error.message, tone: "late" });
    await refresh();
    setBusy(false);
  };
  return (
    <Button variant="primary" size={size} busy={busy} onClick={goOnline}>
      {t("goOnline")}
    </Button>
  );
}
