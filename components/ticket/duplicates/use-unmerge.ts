"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { unmergeTicketAction } from "@/server/actions/duplicates";
import { useRunAction } from "../actions/run-action";

/** Fetches what a merge of tickets changed: both of them, the inbox and the person's page. */
export function useDuplicatesRefresh(): () => Promise<unknown> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [trpc.tickets.pathKey(), trpc.inbox.pathKey(), trpc.me.pathKey(), trpc.customers.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
}

/** Takes a duplicate out of the ticket it was merged into, and says how it went. */
export function useUnmerge() {
  const t = useTranslations("ticket.duplicates");
  const run = useRunAction();
  const refresh = useDuplicatesRefresh();
  const [busyWith, setBusyWith] = useState<string | null>(null);
  async function unmerge(id: string, number: number): Promise<void> {
    setBusyWith(id);
    const result = await run(() => unmergeTicketAction(id));
    if (result.ok) toast({ title: t("unmerged", { number: String(number) }), tone: "good" });
    else toast({ title: result.error.message, tone: "warn" });
    await refresh();
    setBusyWith(null);
  }
  return { unmerge, busyWith };
}
