"use client";
import { AlarmClock, ArrowRightLeft, AtSign, Hand, Scale, Stamp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { messageAnchor } from "@/components/ticket/stream/anchor";
import { titleOf } from "@/components/ticket/title";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Notification } from "./types";
import { useNewsWords } from "./use-news-words";

interface Props {
  notification: Notification;
  /** It was opened, and is read by that. */
  onRead: () => void;
}

/** One thing a person was told, leading to its ticket. */
export function NotificationRow({ notification: { at, isRead, ticket, news }, onRead }: Props) {
  const t = useTranslations("escalations.bell");
  const untitled = useTranslations("ticket.page")("untitled");
  const words = useNewsWords();
  const now = useServerNow();
  const isGiving = news.kind === "handGiven" || news.kind === "handTaken";
  const isAsked = news.kind === "askedBack" || news.kind === "askedToStay";
  const isMention = news.kind === "mentioned" || news.kind === "mentionAnswered";
  const isChange = news.kind.startsWith("change") || news.kind === "publicationFailed";
  const others = isGiving ? ArrowRightLeft : isAsked ? Hand : isChange ? Scale : Stamp;
  const isAlarm = news.kind === "alarm" || news.kind === "replyHeld";
  const Icon = isAlarm ? TriangleAlert : news.kind === "snoozeEnded" ? AlarmClock : isMention ? AtSign : others;
  const note = isMention && news.messageId ? `#${messageAnchor(news.messageId)}` : "";
  const to =
    news.kind === "changeProposed" || news.kind === "publicationFailed"
      ? `/policy/drafts/${news.draftId}`
      : news.kind === "patternAssigned"
        ? `/patterns?pattern=${news.patternId}`
        : ticket && `/tickets/${ticket.id}${note}`;
  const inside = (
    <>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", isRead ? "text-faint" : "text-accent-text")} />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className={cn("text-pretty", isRead ? "text-muted" : "font-medium")}>
          {words(news)}
          {!isRead && <VisuallyHidden> ({t("unread")})</VisuallyHidden>}
        </span>
        {ticket && (
          <span className="truncate text-muted text-xs">
            #{ticket.number} {titleOf(ticket.subject, ticket.snippet) || untitled}
          </span>
        )}
      </span>
      <RelativeTime at={at} now={now} focusable={false} className="shrink-0 text-muted text-xs" />
    </>
  );
  const shape = "flex w-full items-start gap-2.5 px-3 py-2 text-left text-sm -outline-offset-2 hover:bg-hover";
  return (
    <li className="border-line border-b last:border-b-0">
      {to ? (
        <Link href={to} onClick={onRead} className={shape}>
          {inside}
        </Link>
      ) : (
        <button type="button" onClick={onRead} className={shape}>
          {inside}
        </button>
      )}
    </li>
  );
}
