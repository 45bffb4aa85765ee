"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { endLoanAction } from "@/server/actions/agents";

/** Ends a loan before its time, and says how it went. */
export function useEndLoan(): (loanId: string, name: string) => Promise<void> {
  const t = useTranslations("agents");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  return async (loanId, name) => {
    const result = await run(() => endLoanAction(loanId));
    if (result.ok) toast({ title: t("ended", { name }), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
  };
}
