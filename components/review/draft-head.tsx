"use client";
import { ArrowLeft, ExternalLink, Hourglass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { nameOf } from "@/components/reasons/words";
import { ClockBadge } from "@/components/sla/clock-badge";
import { useDuration } from "@/components/sla/use-duration";
import { ChannelIcon } from "@/components/ticket/channel-icon";
import { Confidence } from "@/components/ticket/confidence";
import { inOrder } from "@/components/ticket/detail/clock-order";
import { bandsIn } from "@/components/ticket/detail/readings";
import { useTicketClock } from "@/components/ticket/detail/use-ticket-clock";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Tip } from "@/components/ui/tooltip";
import { isOpen } from "@/server/domain/sla/clock";
import { pressingMs } from "./time-left";
import type { ReviewItem } from "./types";

/** What it is about, who asks, how sure the reading is, and how long it may still wait. */
export function DraftHead({ item, onBack }: { item: ReviewItem; onBack: () => void }) {
  const t = useTranslations("review.detail");
  const words = useTranslations("ticket");
  const now = useServerNow();
  const clock = useTicketClock();
  const { ticket, decision, names } = item;
  return (
    <header className="shrink-0 border-line border-b bg-surface px-3 py-2.5 md:px-4">
      <div className="flex items-start gap-2">
        <IconButton label={t("back")} onClick={onBack} className="-ml-1.5 lg:hidden">
          <ArrowLeft />
        </IconButton>
        <div className="min-w-0 flex-1">
          <h2 className="text-pretty font-semibold text-md tracking-[-0.011em]">
            <span className="tabular mr-2 font-normal text-faint">
              {words("page.number", { number: String(ticket.number) })}
            </span>
            {titleOf(ticket.subject, ticket.snippet) || words("page.untitled")}
          </h2>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-muted text-sm">
            <ChannelIcon channel={ticket.channel} />
            <span>{ticket.customer}</span>
            <span className="text-faint">
              · {ticket.account && `${ticket.account} · `}
              {words(`segment.${ticket.segment}`)}
            </span>
          </p>
        </div>
        <Tip content={t("ticket")}>
          <Link
            href={`/tickets/${ticket.id}`}
            aria-label={t("ticket")}
            className={cn(buttonStyle({ variant: "ghost" }), "w-ctl px-0")}
          >
            <ExternalLink aria-hidden />
          </Link>
        </Tip>
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Sureness decision={decision} names={names} />
        {inOrder(ticket.clocks.filter(isOpen)).map((one) => (
          <ClockBadge key={one.id} clock={clock(one, now)} now={now} />
        ))}
        <UntilPeople item={item} now={now} />
      </div>
    </header>
  );
}

function Sureness({ decision, names }: Pick<ReviewItem, "decision" | "names">) {
  const [first, ...others] = decision?.result.candidates ?? [];
  if (!first) return null;
  const bands = bandsIn(decision!.result.reasons);
  const label = nameOf(first.issueType, names);
  if (!bands) return <span className="font-medium text-xs">{label}</span>;
  const alternatives = others
    .slice(0, 4)
    .map(({ issueType, probability }) => ({ id: issueType, label: nameOf(issueType, names), probability }));
  return (
    <Confidence
      label={label}
      value={decision!.result.confidence}
      thresholds={bands}
      alternatives={alternatives}
      className="-ml-1"
    />
  );
}

/** The countdown until the ticket goes to the people of its queue. */
function UntilPeople({ item: { dueAt }, now }: { item: ReviewItem; now: number }) {
  const t = useTranslations("review.detail");
  const duration = useDuration();
  const left = dueAt - now;
  const isPressing = left <= pressingMs;
  return (
    <span
      role="timer"
      className={cn(
        "tabular ml-auto inline-flex h-6 items-center gap-1.5 rounded-xs text-xs [&_svg]:size-3.5",
        isPressing ? "bg-warn-soft px-1.5 font-medium text-warn-text" : "text-muted",
      )}
    >
      <Hourglass aria-hidden />
      {left > 0 ? t("people", { time: duration(left) }) : t("over")}
    </span>
  );
}
