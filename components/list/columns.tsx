"use client";
import { useTranslations } from "use-intl";
import { ClockCell } from "@/components/queue/clock-cell";
import { Holder } from "@/components/queue/holder";
import { useDuration } from "@/components/sla/use-duration";
import { StatusBadge } from "@/components/ticket/status-badge";
import { ThirdPartyBadge } from "@/components/ticket/third-party-badge";
import { TicketPriority } from "@/components/ticket/ticket-priority";
import { TierBadge } from "@/components/ticket/tier-badge";
import type { ListColumn, ListOrder } from "@/server/domain/lists/ticketAsk";
import type { ListLine } from "./types";

/** Widths of the columns, and the order that a press on a head asks for. */
export const layout: Record<ListColumn, { width: string; order?: ListOrder; isNumeric?: true }> = {
  customer: { width: "minmax(0,1fr)" },
  queue: { width: "minmax(0,9rem)" },
  type: { width: "minmax(0,0.9fr)" },
  segment: { width: "5.5rem" },
  status: { width: "6.5rem" },
  priority: { width: "4.5rem", order: "priority" },
  clock: { width: "12rem", order: "breach" },
  state: { width: "minmax(0,1.4fr)" },
  age: { width: "4.5rem", order: "age", isNumeric: true },
};

const unknown = <span className="text-faint">–</span>;

/** What a column says of a ticket. */
export function ColumnCell({ column, line, now }: { column: ListColumn; line: ListLine; now: number }) {
  const segment = useTranslations("ticket.segment");
  const duration = useDuration();
  switch (column) {
    case "customer":
      return (
        <span className="block truncate">
          {line.customer}
          {line.account && <span className="text-muted"> · {line.account}</span>}
        </span>
      );
    case "queue":
      return line.tier === null ? unknown : <TierBadge tier={line.tier} team={line.teamName ?? undefined} />;
    case "type":
      return line.issueTypeName ? <span className="block truncate">{line.issueTypeName}</span> : unknown;
    case "segment":
      return <span className="block truncate text-muted">{segment(line.segment)}</span>;
    case "status":
      return line.waitingFor === "thirdParty" && line.thirdParty ? (
        <ThirdPartyBadge {...line.thirdParty} short className="relative z-10" />
      ) : (
        <StatusBadge status={line.status} />
      );
    case "priority":
      return <TicketPriority score={line.priority} clocks={line.clocks} />;
    case "clock":
      return <ClockCell clocks={line.clocks} now={now} />;
    case "state":
      // In a row of its own, or its words would run over the next column instead of being cut.
      return (
        <span className="flex min-w-0">
          <Holder line={line} />
        </span>
      );
    case "age":
      return (
        <span className="tabular text-muted text-xs">
          {duration(Math.max(0, now - (line.queuedAt ?? line.createdAt)))}
        </span>
      );
  }
}
