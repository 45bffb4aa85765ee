"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import type { Names } from "@/components/reasons/words";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useServerNow } from "@/components/time/server-clock";
import { isOpen } from "@/server/domain/sla/clock";
import { DispositionBadge } from "../disposition-badge";
import { StatusBadge } from "../status-badge";
import { ThirdPartyBadge } from "../third-party-badge";
import { TicketPriority } from "../ticket-priority";
import { TierBadge } from "../tier-badge";
import { titleOf } from "../title";
import { inOrder } from "./clock-order";
import type { TicketDetail } from "./types";
import { useTicketClock } from "./use-ticket-clock";

interface Props {
  detail: TicketDetail;
  names: Names;
  /** 1 on a page of its own, 2 beside a list. */
  level: 1 | 2;
  breadcrumb?: ReactNode;
  actions?: ReactNode;
}

/** Number, subject and the facts that say how it stands. */
export function TicketHeader({ detail, names, level, breadcrumb, actions }: Props) {
  const t = useTranslations("ticket");
  const reason = useReason(names);
  const now = useServerNow();
  const clock = useTicketClock();
  const Heading = level === 1 ? "h1" : "h2";
  const { ticket, decision, teamName } = detail;
  const first = detail.messages.find((one) => one.kind === "inbound" && one.duplicate === null);
  const contributions = decision?.result.contributions.map((one) => ({
    label: reason(one.reason),
    points: one.points,
  }));
  return (
    <header className="shrink-0 border-line border-b bg-surface px-4 py-2.5 md:px-5">
      {breadcrumb && <div className="mb-1">{breadcrumb}</div>}
      <div className="flex items-start gap-3">
        <Heading className="min-w-0 flex-1 text-pretty font-semibold text-md tracking-[-0.011em]">
          <span className="tabular mr-2 font-normal text-faint">
            {t("page.number", { number: String(detail.number) })}
          </span>
          {titleOf(detail.subject, first?.body) || t("page.untitled")}
        </Heading>
        {actions && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
        {ticket.waitingFor === "thirdParty" && ticket.thirdParty ? (
          <ThirdPartyBadge {...ticket.thirdParty} />
        ) : (
          <StatusBadge status={ticket.status} />
        )}
        {ticket.disposition && <DispositionBadge disposition={ticket.disposition} />}
        {ticket.queue && <TierBadge tier={ticket.queue.tier} team={teamName ?? undefined} />}
        <TicketPriority
          score={ticket.priority}
          clocks={detail.clocks}
          contributions={contributions}
          raised={decision ? ticket.priority - decision.result.priority : 0}
        />
        {inOrder(detail.clocks.filter(isOpen)).map((one) => (
          <ClockBadge key={one.id} clock={clock(one, now)} now={now} />
        ))}
      </div>
    </header>
  );
}
