"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Bot, Eye } from "lucide-react";
import Link from "next/link";
import { useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { useDuration } from "@/components/sla/use-duration";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { ThirdPartyBadge } from "@/components/ticket/third-party-badge";
import { TicketPriority } from "@/components/ticket/ticket-priority";
import { titleOf } from "@/components/ticket/title";
import { useHolderWords } from "@/components/ticket/use-holder-words";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import { ClockCell } from "./clock-cell";
import type { TicketLine } from "./types";

const rowHeight = 44;
const columns =
  "grid grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,2.2fr)_minmax(0,1fr)_4rem_13rem_minmax(0,1.4fr)_4rem] items-center gap-x-4";

/** Who has it, and for whom it waits; while nobody has it, why. */
function Holder({ line }: { line: TicketLine }) {
  const t = useTranslations("queues.list");
  const { team, teamName } = line;
  const reason = useReason(useMemo(() => (team && teamName ? { [team]: teamName } : undefined), [team, teamName]));
  // The last of its reasons says why nobody else has it; the first only that it is the last resort.
  const fell = line.lastResortReasons?.at(-1);
  if (line.assignee) {
    return (
      <span className="flex min-w-0 items-center gap-2">
        <span className="truncate" title={fell && reason(fell)}>
          {fell
            ? t("lastResortBecause", { name: line.assignee, reason: reason(fell) })
            : t("withName", { name: line.assignee })}
        </span>
        {line.waitingFor === "thirdParty" && line.thirdParty && (
          <ThirdPartyBadge {...line.thirdParty} className="relative z-10" />
        )}
      </span>
    );
  }
  if (line.offeredTo)
    return <span className="truncate text-accent-text">{t("offeredTo", { name: line.offeredTo })}</span>;
  if (line.lane) return <WithAssistant line={line} />;
  const [why] = line.waitReasons;
  return (
    <span className="truncate text-muted" title={why && reason(why)}>
      {why ? t("waitsBecause", { reason: reason(why) }) : t("waits")}
    </span>
  );
}

/** Lane by its mark, step in words; a draft leads to its review. */
function WithAssistant({ line }: { line: TicketLine }) {
  const words = useHolderWords();
  const Icon = line.lane === "autonomous" ? Bot : Eye;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-muted" title={words(line)}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-assistant-text" />
      {/* On a phone the row itself is the one thing to touch; the ticket leads on to its review. */}
      <span className={cn("truncate", line.step === "reviewing" && "md:hidden")}>{words(line)}</span>
      {line.step === "reviewing" && (
        <Link
          href="/review"
          className="relative z-10 truncate rounded-xs text-accent-text hover:underline max-md:hidden"
        >
          {words(line)}
        </Link>
      )}
    </span>
  );
}

function Row({ line, now }: { line: TicketLine; now: number }) {
  const duration = useDuration();
  const untitled = useTranslations("ticket.page")("untitled");
  return (
    <div className={`${columns} group relative h-full content-center border-line border-b px-4 hover:bg-hover md:px-5`}>
      <div className="flex min-w-0 items-center gap-2.5">
        <ChannelIcon channel={line.channel} />
        <Link
          href={`/tickets/${line.id}`}
          className="min-w-0 truncate rounded-xs text-sm after:absolute after:inset-0 after:content-['']"
        >
          <span className="tabular mr-2 text-faint text-xs">#{line.number}</span>
          <span className="font-medium">{titleOf(line.subject, line.snippet) || untitled}</span>
          {line.subject && <span className="ml-2 text-muted">{line.snippet}</span>}
        </Link>
        {line.disposition && line.disposition !== "human" && (
          <DispositionBadge disposition={line.disposition} className="max-md:hidden" />
        )}
      </div>
      <div className="min-w-0 truncate text-sm max-md:hidden">
        {line.customer}
        {line.account && <span className="text-muted"> · {line.account}</span>}
      </div>
      <div className="max-md:hidden">
        <TicketPriority score={line.priority} clocks={line.clocks} />
      </div>
      <ClockCell
        clocks={line.clocks}
        now={now}
        className="max-md:row-span-2 max-md:flex-col max-md:items-end max-md:justify-self-end"
      />
      <div className="flex min-w-0 text-xs max-md:col-start-1 max-md:row-start-2 md:text-sm">
        <Holder line={line} />
      </div>
      <div className="tabular text-right text-muted text-xs max-md:hidden">
        {duration(Math.max(0, now - (line.queuedAt ?? line.createdAt)))}
      </div>
    </div>
  );
}

/** Open tickets, soonest alarm first; only the rows in view exist. */
export function TicketTable({ tickets, caption }: { tickets: TicketLine[]; caption: string }) {
  const t = useTranslations("queues.list");
  const now = useServerNow();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1000, height: 800 },
    getItemKey: (i) => tickets[i]!.id,
  });
  const heads = [t("ticket"), t("customer"), t("priority"), t("clock"), t("state"), t("age")];
  return (
    <section aria-label={caption} className="flex min-h-0 flex-col">
      <div
        aria-hidden
        className={`${columns} h-7 border-line border-b bg-sunken px-4 font-medium text-muted text-xs max-md:hidden md:px-5`}
      >
        {heads.map((head, i) => (
          <span key={head} className={i === heads.length - 1 ? "text-right" : ""}>
            {head}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div ref={box} className="scroll-area max-h-[calc(100dvh-9rem)]" tabIndex={0}>
        <ul className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <li
              key={item.key}
              className="absolute inset-x-0 top-0"
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
            >
              <Row line={tickets[item.index]!} now={now} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
