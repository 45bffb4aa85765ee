"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ClockCell } from "@/components/queue/clock-cell";
import { useDuration } from "@/components/sla/use-duration";
import { TierBadge } from "@/components/ticket/tier-badge";
import { titleOf } from "@/components/ticket/title";
import { useHolderWords } from "@/components/ticket/use-holder-words";
import type { TicketLine } from "./types";

interface Props {
  ticket: TicketLine;
  now: number;
  /** Why it is here; beside who holds it. */
  why: ReactNode;
  /** Since when it is here, epoch ms. */
  since: number;
}

/** A ticket that burns: what it is, who holds it, why, what is due next and since when. The whole row leads to it. */
export function BurningRow({ ticket, now, why, since }: Props) {
  const untitled = useTranslations("ticket.page")("untitled");
  const holder = useHolderWords();
  const duration = useDuration();
  return (
    <li className="relative grid min-h-row grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 border-line border-b px-3 py-1.5 last:border-b-0 hover:bg-hover lg:grid-cols-[minmax(0,2fr)_minmax(0,1.1fr)_minmax(0,1.5fr)_12rem_4rem]">
      <div className="min-w-0">
        <Link
          href={`/tickets/${ticket.id}`}
          className="block truncate rounded-xs text-sm after:absolute after:inset-0 after:content-['']"
        >
          <span className="tabular mr-2 text-faint text-xs">#{ticket.number}</span>
          <span className="font-medium">{titleOf(ticket.subject, ticket.snippet) || untitled}</span>
        </Link>
        <p className="truncate text-muted text-xs">
          {ticket.customer}
          {ticket.account && <span className="text-faint"> · {ticket.account}</span>}
        </p>
      </div>
      <div className="flex min-w-0 items-center gap-2 text-sm max-lg:order-3 max-lg:text-xs">
        {ticket.tier !== null && ticket.assignee && <TierBadge tier={ticket.tier} className="shrink-0" />}
        <span className="truncate">{holder(ticket)}</span>
      </div>
      <div className="min-w-0 text-muted text-xs max-lg:order-4 max-lg:col-span-2">{why}</div>
      <ClockCell clocks={ticket.clocks} now={now} className="max-lg:order-2 max-lg:flex-col max-lg:items-end" />
      <span className="tabular text-right text-muted text-xs max-lg:order-3">{duration(Math.max(0, now - since))}</span>
    </li>
  );
}

/** The columns' names, where there is room for columns. */
export function BurningHead() {
  const t = useTranslations("escalations.row");
  return (
    <div
      aria-hidden
      className="hidden h-7 grid-cols-[minmax(0,2fr)_minmax(0,1.1fr)_minmax(0,1.5fr)_12rem_4rem] items-center gap-x-4 border-line border-b bg-sunken px-3 font-medium text-muted text-xs lg:grid"
    >
      <span>{t("ticket")}</span>
      <span>{t("holder")}</span>
      <span>{t("reason")}</span>
      <span>{t("clock")}</span>
      <span className="text-right">{t("age")}</span>
    </div>
  );
}
