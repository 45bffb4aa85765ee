"use client";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTicketRefresh } from "@/components/ticket/actions/use-ticket-refresh";
import { toast } from "@/components/ui/toast-store";
import { takeTicketAction } from "@/server/actions/give";
import type { GiveWarning } from "@/server/domain/ticket/giveWarnings";

/** Takes a waiting ticket for oneself; over capacity only after a second press. Whether it is theirs now. */
export function useTakeTicket() {
  const t = useTranslations("give");
  const run = useRunAction();
  const refresh = useTicketRefresh();
  async function take(ticketId: string, number: number, agreed: GiveWarning[] = []): Promise<boolean> {
    if (ticketId === "") return false;
    const result = await run(() => takeTicketAction(ticketId, agreed));
    if (result.ok && result.value.state === "warned") {
      const { warnings } = result.value;
      const [full] = warnings;
      toast({
        title: full?.kind === "overCapacity" ? t("takeWarning", { ...full }) : "",
        tone: "warn",
        action: { label: t("takeAnyway"), onSelect: () => void take(ticketId, number, warnings) },
      });
      return false;
    }
    if (result.ok) toast({ title: t("took", { number: String(number) }), tone: "good" });
    else toast({ title: result.error.message, tone: result.error.code === "conflict" ? "warn" : "late" });
    await refresh(ticketId);
    return result.ok;
  }
  return take;
}
