"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { decidePatternAction } from "@/server/actions/patterns";
import type { PatternDecision } from "@/server/domain/patterns/card";

/** Decides about a pattern and says so; gives what went wrong, null where nothing did. */
export function useDecide(id: string) {
  const t = useTranslations("patterns.done");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [busy, setBusy] = useState(false);

  async function decide(decision: PatternDecision): Promise<string | null> {
    setBusy(true);
    const result = await run(() => decidePatternAction(id, decision));
    setBusy(false);
    if (result.ok) toast({ title: t(decision.do), tone: "good" });
    await queries.invalidateQueries({ queryKey: trpc.patterns.pathKey() });
    await queries.invalidateQueries({ queryKey: trpc.me.pathKey() });
    return result.ok ? null : result.error.message;
  }
  return { busy, decide };
}
