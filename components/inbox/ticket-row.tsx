"use client";
import Link from "next/link";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { ClockCell } from "@/components/queue/clock-cell";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { SnoozeMark } from "@/components/ticket/snooze/snooze-mark";
import { ThirdPartyBadge } from "@/components/ticket/third-party-badge";
import { TicketPriority } from "@/components/ticket/ticket-priority";
import { titleOf } from "@/components/ticket/title";
import { cn } from "@/components/ui/cn";
import type { InboxTicket } from "./types";

interface Props {
  ticket: InboxTicket;
  now: number;
  isOpen: boolean;
  onOpen: (event: MouseEvent, id: string) => void;
}

/** One of my tickets: a line where the list has the page, two lines where it stands beside a ticket. */
export function TicketRow({ ticket, now, isOpen, onOpen }: Props) {
  const t = useTranslations("ticket");
  return (
    <li data-stop className="border-line border-b last:border-b-0">
      <Link
        href={`/tickets/${ticket.id}`}
        onClick={(event) => onOpen(event, ticket.id)}
        aria-current={isOpen || undefined}
        data-ticket={ticket.id}
        className={cn(
          "grid min-h-row grid-cols-[1fr_auto] items-center gap-x-3 gap-y-0.5 px-3 py-1.5 -outline-offset-2 md:px-4 @3xl:grid-cols-[3rem_minmax(0,1fr)_13rem_6.5rem_3rem_12rem] @3xl:py-0.5",
          isOpen ? "bg-selected" : "hover:bg-hover",
        )}
      >
        <span className="tabular order-3 col-start-1 row-start-2 hidden text-faint text-xs @3xl:order-none @3xl:col-auto @3xl:row-auto @3xl:block">
          {t("page.number", { number: String(ticket.number) })}
        </span>
        <span className="flex min-w-0 items-baseline gap-2 text-sm">
          <span className="truncate font-medium">{titleOf(ticket.subject, ticket.snippet) || t("page.untitled")}</span>
          {ticket.subject && (
            <span className="hidden min-w-0 flex-1 truncate text-faint @3xl:inline">{ticket.snippet}</span>
          )}
        </span>
        <span className="row-start-2 flex min-w-0 items-center gap-1.5 text-muted text-xs @3xl:row-auto">
          <ChannelIcon channel={ticket.channel} />
          <span className="tabular text-faint @3xl:hidden">{t("page.number", { number: String(ticket.number) })}</span>
          <span className="truncate">
            {ticket.customer}
            {ticket.account && <span className="text-faint"> · {ticket.account}</span>}
          </span>
          <SnoozeMark snoozedUntil={ticket.snoozedUntil} wokenAt={ticket.wokenAt} now={now} />
          {ticket.waitingFor === "thirdParty" && ticket.thirdParty && (
            <ThirdPartyBadge label={ticket.thirdParty.label} link={null} short className="max-w-32 shrink-0" />
          )}
        </span>
        <span className="hidden @3xl:inline-flex">
          {ticket.disposition && <DispositionBadge disposition={ticket.disposition} />}
        </span>
        <span className="row-start-2 justify-self-end @3xl:row-auto @3xl:justify-self-start">
          <TicketPriority score={ticket.priority} clocks={ticket.clocks} />
        </span>
        <ClockCell
          clocks={ticket.clocks}
          now={now}
          // Narrow, why it stands goes below the clock: beside it, it would take the ticket's room.
          className="col-start-2 row-start-1 justify-end justify-self-end @3xl:col-auto @3xl:row-auto @max-3xl:max-w-44 @max-3xl:flex-col @max-3xl:items-end"
        />
      </Link>
    </li>
  );
}
