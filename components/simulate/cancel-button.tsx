"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { cancelSimulationAction } from "@/server/actions/simulations";

/** Ends a simulation; that costs nothing but the wait, so nobody is asked back. */
export function CancelButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations("simulate.runs");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    const result = await run(() => cancelSimulationAction(id));
    setBusy(false);
    if (!result.ok) toast({ title: result.error.message, tone: "warn" });
    await queries.invalidateQueries({ queryKey: trpc.simulations.pathKey() });
  };
  return (
    <Button size="sm" busy={busy} onClick={cancel} aria-label={t("cancelOf", { name })}>
      {t("cancel")}
    </Button>
  );
}
