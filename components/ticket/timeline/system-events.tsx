"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";

export interface SystemEvent {
  id: string;
  at: number;
  icon?: ReactNode;
  /** A sentence in the past tense: "Escalated to Billing T2". */
  text: ReactNode;
  /** A link or popover that opens the reason. */
  why?: ReactNode;
}

interface Props {
  events: readonly SystemEvent[];
  now: number;
  /** One event stands by itself; more fold behind a count and the last one's text. */
  defaultOpen?: boolean;
}

export function SystemEvents({ events, now, defaultOpen = false }: Props) {
  const t = useTranslations("ticket.timeline");
  const [open, setOpen] = useState(defaultOpen);
  const id = useId();
  const last = events.at(-1);
  if (!last) return null;
  if (events.length === 1) {
    return (
      <li className="px-3">
        <EventLine event={last} now={now} />
      </li>
    );
  }
  return (
    <li className="px-3">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 w-full items-center gap-2 rounded-xs text-left text-muted text-xs hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 shrink-0 text-faint transition-transform duration-100", open && "rotate-90")}
        />
        <span className="shrink-0 font-medium">{t("events", { count: events.length })}</span>
        {!open && <span className="truncate">{last.text}</span>}
      </button>
      <ul id={id} hidden={!open} className="mt-1 ml-1.5 grid gap-1 border-line border-l pl-3.5">
        {open &&
          events.map((event) => (
            <li key={event.id}>
              <EventLine event={event} now={now} />
            </li>
          ))}
      </ul>
    </li>
  );
}

function EventLine({ event, now }: { event: SystemEvent; now: number }) {
  return (
    <div className="flex min-h-6 items-center gap-2 text-muted text-xs">
      {event.icon && (
        <span aria-hidden className="grid text-faint [&_svg]:size-3.5">
          {event.icon}
        </span>
      )}
      <span className="min-w-0 flex-1">
        {event.text} {event.why}
      </span>
      <RelativeTime at={event.at} now={now} className="text-faint" />
    </div>
  );
}
