"use client";
import { AlarmClock } from "lucide-react";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { TicketRow } from "./ticket-row";
import type { InboxTicket } from "./types";

interface Props {
  tickets: readonly InboxTicket[];
  now: number;
  openId: string | null;
  onOpen: (event: MouseEvent, id: string) => void;
}

/** What I have put away, folded, each with when it is back. */
export function SnoozedList({ tickets, now, openId, onOpen }: Props) {
  const t = useTranslations("inbox");
  if (tickets.length === 0) return null;
  return (
    <details className="border-line border-t">
      <summary className="flex min-h-row cursor-pointer items-center gap-2 px-3 py-1.5 text-muted text-sm -outline-offset-2 hover:bg-hover md:px-4">
        <AlarmClock aria-hidden className="size-4" />
        {t("snoozed", { count: tickets.length })}
      </summary>
      <ul className="border-line border-t">
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} now={now} isOpen={ticket.id === openId} onOpen={onOpen} />
        ))}
      </ul>
    </details>
  );
}
