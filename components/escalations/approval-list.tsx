"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { ClockBadge } from "@/components/sla/clock-badge";
import { DecideButtons } from "@/components/ticket/authority/decide-buttons";
import { useApprovalWords } from "@/components/ticket/authority/use-approval-words";
import { useWaitsFor } from "@/components/ticket/authority/use-waits-for";
import type { Viewer } from "@/components/ticket/detail/types";
import { useTicketClock } from "@/components/ticket/detail/use-ticket-clock";
import { titleOf } from "@/components/ticket/title";
import { RelativeTime } from "@/components/ui/time";
import { isOpen } from "@/server/domain/sla/clock";
import type { WaitingApproval } from "./types";

interface Props {
  approvals: readonly WaitingApproval[];
  viewer: Viewer;
  now: number;
}

/** What waits for a decision, answered in place. */
export function ApprovalList({ approvals, viewer, now }: Props) {
  return (
    <ul>
      {approvals.map((one) => (
        <Request key={one.approval.id} {...one} viewer={viewer} now={now} />
      ))}
    </ul>
  );
}

function Request({ approval, ticket, viewer, now }: WaitingApproval & Pick<Props, "viewer" | "now">) {
  const t = useTranslations("escalations.approval");
  const untitled = useTranslations("ticket.page")("untitled");
  const words = useApprovalWords();
  const waitsFor = useWaitsFor();
  const view = useTicketClock();
  const clock = ticket.clocks.find((c) => c.metric === "approval" && isOpen(c));
  return (
    <li className="grid gap-x-4 gap-y-2 border-line border-b px-3 py-2.5 last:border-b-0 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-center">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
          <span className="font-semibold">{words(approval)}</span>
          <span className="text-muted">{waitsFor(approval)}</span>
          {clock && <ClockBadge clock={view(clock, now)} now={now} />}
        </p>
        <p className="wrap-anywhere line-clamp-3 whitespace-pre-line text-sm">{approval.request ?? t("erased")}</p>
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-muted text-xs">
          {t("askedBy", { name: approval.requestedBy.name })} <RelativeTime at={approval.requestedAt} now={now} />
          <span aria-hidden className="max-md:hidden">
            ·
          </span>
          <Link
            href={`/tickets/${ticket.id}`}
            className="min-w-0 truncate rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
          >
            #{ticket.number} {titleOf(ticket.subject, ticket.snippet) || untitled}
          </Link>
        </p>
      </div>
      <div className="flex gap-2">
        <DecideButtons approval={approval} viewer={viewer} />
      </div>
    </li>
  );
}
