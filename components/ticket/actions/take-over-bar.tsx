"use client";
import { Bot } from "lucide-react";
import { useTranslations } from "use-intl";
import { ReasonLine } from "@/components/reasons/reason-line";
import type { Names } from "@/components/reasons/words";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { whyAssistant } from "../detail/brief";
import type { TicketDetail } from "../detail/types";

interface Props {
  detail: TicketDetail;
  names: Names;
  busy: boolean;
  onTake: () => void;
}

/** The assistant has the ticket, and why; one press makes it the reader's. */
export function TakeOverBar({ detail, names, busy, onTake }: Props) {
  const t = useTranslations("ticket");
  const { assistant } = detail.ticket;
  const [why] = whyAssistant(detail.events);
  if (!assistant) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-assistant/35 bg-assistant-soft px-3 py-2">
      <Bot aria-hidden className="size-4 shrink-0 text-assistant-text" />
      <div className="min-w-40 flex-1 text-sm">
        <p className="font-medium">{t(`holder.${assistant.step}`)}</p>
        {why && <ReasonLine reason={why} names={names} className="block text-muted text-xs" />}
      </div>
      <Button busy={busy} onClick={onTake} className="ml-auto" hint={<Kbd className="coarse:hidden">T</Kbd>}>
        {t("actions.takeOver")}
      </Button>
    </div>
  );
}
