"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { endLoanAction, undoLoanAction } from "@/server/actions/agents";

const ways = {
  end: { action: endLoanAction, done: "ended" },
  undo: { action: undoLoanAction, done: "undone" },
} as const;

/** Ends a loan before its time, or takes it back so that the one before it goes on, and says how it went. */
export function useEndLoan(): (loanId: string, name: string, how: keyof typeof ways) => Promise<void> {
  const t = useTranslations("agents");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  return async (loanId, name, how) => {
    const { action, done } = ways[how];
    const result = await run(() => action(loanId));
    if (result.ok) toast({ title: t(done, { name }), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
  };
}
