"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { inParts } from "@/components/inbox/order";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { useTicketKeys } from "../actions/use-ticket-keys";

/** U and ] lead to the next of my tickets, in the inbox's order; after the last one the first. */
export function useNextTicket(openId: string | null, open: (ticketId: string) => void): void {
  const t = useTranslations("inbox");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const next = async () => {
    const { data } = await queries.ensureQueryData(trpc.inbox.mine.queryOptions());
    const ids = inParts(data.tickets).here.map((one) => one.id);
    const id = ids[(ids.indexOf(openId ?? "") + 1) % ids.length];
    if (id === undefined || id === openId) toast({ title: t("noNext") });
    else open(id);
  };
  const go = () => void next();
  useTicketKeys({ u: go, "]": go });
}
