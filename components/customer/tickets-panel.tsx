"use client";
import { Star } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { StatusBadge } from "@/components/ticket/status-badge";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import type { CustomerTicket } from "./types";

interface Props {
  tickets: readonly CustomerTicket[];
  /** How many there are, also those not listed. */
  count: number;
  className?: string;
}

/** One history over all channels, the newest first. */
export function TicketsPanel({ tickets, count, className }: Props) {
  const t = useTranslations("customers.tickets");
  const now = useServerNow();
  return (
    <Panel
      title={t("title")}
      note={count > tickets.length ? t("cut", { count: tickets.length }) : t("note")}
      flush
      className={className}
    >
      {tickets.length === 0 && <p className="p-3 text-muted text-sm">{t("none")}</p>}
      <ul>
        {tickets.map((one) => (
          <Line key={one.id} ticket={one} now={now} />
        ))}
      </ul>
    </Panel>
  );
}

function Line({ ticket, now }: { ticket: CustomerTicket; now: number }) {
  const t = useTranslations("customers.tickets");
  const untitled = useTranslations("ticket.page")("untitled");
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 border-line border-b px-3 py-1.5 text-sm last:border-b-0 hover:bg-hover">
      <ChannelIcon channel={ticket.channel} />
      <Link
        href={`/tickets/${ticket.id}`}
        className="min-w-0 truncate rounded-xs after:absolute after:inset-0 after:content-['']"
      >
        <span className="tabular mr-2 text-faint text-xs">#{ticket.number}</span>
        <span className="font-medium">{titleOf(ticket.subject, ticket.snippet) || untitled}</span>
      </Link>
      <span className="text-muted text-xs">
        <RelativeTime at={ticket.createdAt} now={now} focusable={false} />
      </span>
      <span className="col-start-2 col-end-4 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted text-xs">
        {ticket.mergedInto ? (
          <span>{t("mergedInto", { number: String(ticket.mergedInto.number) })}</span>
        ) : (
          <>
            <StatusBadge status={ticket.status} />
            <span>{ticket.assignee ? t("with", { name: ticket.assignee }) : (ticket.team ?? t("nobody"))}</span>
          </>
        )}
        {ticket.rating !== null && (
          <span className="flex items-center gap-1">
            <Star aria-hidden className="size-3.5 text-faint" />
            {t("rated", { score: ticket.rating })}
          </span>
        )}
      </span>
    </li>
  );
}
