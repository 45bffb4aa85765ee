"use client";
import { UnfoldVertical } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useTranslations } from "use-intl";
import { ReasonLine } from "@/components/reasons/reason-line";
import type { Names } from "@/components/reasons/words";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { useDateTime } from "@/components/ui/use-date-time";
import type { Reason } from "@/server/domain/reasons";
import type { TicketEvent } from "@/server/domain/ticket/events";
import type { TicketDetail } from "../detail/types";
import { useWhole } from "../detail/whole";
import { HandoffCard } from "../handoff/handoff-card";
import { type SystemEvent, SystemEvents } from "../timeline/system-events";
import { Timeline, TimelineDay } from "../timeline/timeline";
import { EventIcon } from "./event-icon";
import { MessageEntry } from "./message-entry";
import { type StreamEntry, type StreamEvent, splitAfter, streamOf } from "./stream";
import { useEventText } from "./use-event-text";
import { useLeadIn } from "./use-lead-in";

/** Reasons that the event's own sentence does not tell. A decision's many reasons have a panel of their own. */
function reasonsOf(event: TicketEvent): Reason[] {
  if (event.type === "TicketDecided" || event.type === "WaitExplained" || !("reasons" in event.data)) return [];
  return event.data.reasons;
}

/** Messages, decisions, clock events and handoffs of a ticket in one stream; `end`: what is about to happen. */
export function TicketStream({ detail, names, end }: { detail: TicketDetail; names: Names; end?: ReactNode }) {
  const t = useTranslations("ticket.timeline");
  const dateTime = useDateTime();
  // Never "in 1 second": what has happened may be a moment younger than the last tick.
  const now = Math.max(useServerNow(), detail.events.at(-1)?.at ?? 0);
  const textOf = useEventText(names, detail.clocks);
  const entries = useMemo(
    () => streamOf(detail.messages, detail.events, (at) => dateTime(at, { dateStyle: "full" }), detail.handoffs),
    [detail.messages, detail.events, detail.handoffs, dateTime],
  );
  const line = ({ index, event }: StreamEvent): SystemEvent => {
    const [reason] = reasonsOf(event);
    return {
      id: String(index),
      at: event.at,
      icon: <EventIcon type={event.type} />,
      text: textOf(event),
      why: reason && (
        <span className="text-faint">
          · <ReasonLine reason={reason} names={names} />
        </span>
      ),
    };
  };
  const { gap } = detail;
  const whole = useWhole();
  useLeadIn(detail.messages);
  const [before, after] = splitAfter(entries, gap?.after ?? Number.POSITIVE_INFINITY);
  const draw = (entry: StreamEntry) => {
    if (entry.kind === "day") {
      return <TimelineDay key={entry.key}>{dateTime(entry.at, { dateStyle: "full" })}</TimelineDay>;
    }
    if (entry.kind === "message") {
      return (
        <MessageEntry
          key={entry.key}
          message={entry.message}
          now={now}
          decision={detail.decision}
          assistantName={detail.assistantName}
        />
      );
    }
    if (entry.kind === "handoff") {
      return <HandoffCard key={entry.key} handoff={entry.handoff} detail={detail} names={names} now={now} />;
    }
    return <SystemEvents key={entry.key} events={entry.events.map(line)} now={now} />;
  };
  return (
    <Timeline label={t("label")}>
      {before.map(draw)}
      {gap && (
        <li className="grid justify-items-center border-line border-y border-dashed py-2">
          <Button size="sm" variant="ghost" disabled={whole.isAsked} onClick={whole.ask}>
            <UnfoldVertical aria-hidden />
            {t("between", { count: gap.count })}
          </Button>
        </li>
      )}
      {after.map(draw)}
      {end}
    </Timeline>
  );
}
