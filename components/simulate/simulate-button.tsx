"use client";
import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { Tip } from "@/components/ui/tooltip";
import { simulateDraftAction } from "@/server/actions/simulations";

/** Simulates a draft, as it was saved last, on the desk's own last 30 days, and leads there. For leads and admins. */
export function SimulateButton({ draftId }: { draftId: string }) {
  const t = useTranslations("simulate.button");
  const run = useRunAction();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const simulate = async () => {
    setBusy(true);
    const result = await run(() => simulateDraftAction(draftId));
    setBusy(false);
    if (result.ok) router.push(`/simulate/${result.value.id}`);
    else toast({ title: result.error.message, tone: "warn" });
  };
  return (
    <Tip content={t("hint")}>
      <Button busy={busy} onClick={simulate}>
        <FlaskConical aria-hidden />
        {t("simulate")}
      </Button>
    </Tip>
  );
}
