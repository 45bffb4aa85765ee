"use client";
import { OctagonAlert } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, useEffect, useRef } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { titleOf } from "@/components/ticket/title";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { TimeLeft } from "./time-left";
import type { ReviewItem } from "./types";

interface Props {
  item: ReviewItem;
  now: number;
  isOpen: boolean;
  hasFailed: boolean;
  onOpen: (event: MouseEvent, id: string) => void;
}

/** One draft: what it answers, for whom, how sure, how long it may still wait. */
export function DraftRow({ item, now, isOpen, hasFailed, onOpen }: Props) {
  const t = useTranslations("review.list");
  const words = useTranslations("ticket");
  const format = useFormatter();
  const link = useRef<HTMLAnchorElement>(null);
  const { draftId, ticket, dueAt } = item;
  useEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const sure =
    ticket.confidence !== null && t("sure", { percent: format.number(ticket.confidence, { style: "percent" }) });
  return (
    <li className="border-line border-b">
      <Link
        ref={link}
        href={`/review?draft=${draftId}`}
        prefetch={false}
        data-draft={draftId}
        onClick={(event) => onOpen(event, draftId)}
        aria-current={isOpen || undefined}
        className={cn(
          "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-3 py-2 -outline-offset-2 md:px-4",
          isOpen ? "bg-selected" : "hover:bg-hover",
        )}
      >
        <span className="truncate font-medium text-sm">
          {titleOf(ticket.subject, ticket.snippet) || words("page.untitled")}
        </span>
        <TimeLeft until={dueAt} now={now} />
        <span className="col-span-2 flex min-w-0 items-center gap-1.5 text-muted text-xs">
          <ChannelIcon channel={ticket.channel} />
          <span className="truncate">{ticket.customer}</span>
          <span className="shrink-0 text-faint">· {words(`segment.${ticket.segment}`)}</span>
        </span>
        <span className="col-span-2 flex min-w-0 items-center gap-1.5 text-xs">
          <span className="truncate text-muted">{ticket.issueTypeName}</span>
          {sure && <span className="tabular shrink-0 text-faint">· {sure}</span>}
          {hasFailed && (
            <Badge tone="late" className="ml-auto">
              <OctagonAlert aria-hidden />
              {t("failed")}
            </Badge>
          )}
        </span>
      </Link>
    </li>
  );
}
