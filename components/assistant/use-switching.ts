"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { startAssistantAction, stopAssistantAction } from "@/server/actions/review";

/** Stops the assistant and lets it answer again; a failure is told. */
export function useSwitching() {
  const t = useTranslations("assistant");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [busy, setBusy] = useState(false);
  async function carryOut(act: typeof startAssistantAction, done: string): Promise<boolean> {
    setBusy(true);
    const result = await run(act);
    toast(result.ok ? { title: done, tone: "good" } : { title: result.error.message, tone: "late" });
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.assistant.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.review.pathKey() }),
    ]);
    setBusy(false);
    return result.ok;
  }
  return {
    busy,
    stop: (note: string) => carryOut(() => stopAssistantAction(note), t("stop.done")),
    start: () => carryOut(startAssistantAction, t("start.done")),
  };
}
