"use client";
import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { retryDeliveryAction } from "@/server/actions/deliveries";

/** Tries a delivery again at once; `which` tells it from the others. */
export function RetryButton({ id, which }: { id: string; which: string }) {
  const t = useTranslations("deliveries.again");
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  async function again() {
    setBusy(true);
    const result = await run(() => retryDeliveryAction(id));
    toast(result.ok ? { title: t("done"), tone: "good" } : { title: result.error.message, tone: "warn" });
    await queries.invalidateQueries({ queryKey: trpc.deliveries.pathKey() });
    setBusy(false);
  }
  return (
    <Button size="sm" busy={busy} onClick={again}>
      <RotateCw aria-hidden />
      {t("do")}
      <VisuallyHidden>: {which}</VisuallyHidden>
    </Button>
  );
}
