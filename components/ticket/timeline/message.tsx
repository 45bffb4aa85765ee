"use client";
import { Bot, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";
import { type Channel, ChannelIcon } from "../channel-icon";

export type MessageKind = "customer" | "publicReply" | "internalNote";

export interface TimelineMessageProps {
  /** For addresses that lead to it. */
  id?: string;
  kind: MessageKind;
  author: { name: string; isAssistant?: boolean };
  at: number;
  now: number;
  channel?: Channel;
  /** The text; plain text keeps its line breaks. */
  children: ReactNode;
  /** Beside the kind: who wrote a call down. */
  note?: ReactNode;
  /** After the text: attachments, delivery state, evidence. */
  footer?: ReactNode;
  isNarrow?: boolean;
}

const box: Record<MessageKind, string> = {
  customer: "mr-6 border-line bg-raised md:mr-12",
  publicReply: "ml-6 border-accent/25 bg-accent-soft md:ml-12",
  // Dashed, yellow and locked: a note must never be taken for a reply.
  internalNote: "ml-6 border-note-line border-dashed bg-note-soft md:ml-12",
};

export function TimelineMessage({
  id,
  kind,
  author,
  at,
  now,
  channel,
  note,
  children,
  footer,
  isNarrow,
}: TimelineMessageProps) {
  const t = useTranslations("ticket.timeline");
  return (
    <li>
      <article
        id={id}
        tabIndex={id ? -1 : undefined}
        className={cn("rounded-lg border px-3 py-2", box[kind], isNarrow && "mx-0 md:mx-0")}
        aria-label={t(`by.${kind}`, { name: author.name })}
      >
        <header className="mb-1 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
          {author.isAssistant ? (
            <span
              aria-hidden
              className="grid size-5 place-items-center rounded-full bg-assistant-soft text-assistant-text"
            >
              <Bot className="size-3" />
            </span>
          ) : (
            <Avatar name={author.name} size="sm" decorative />
          )}
          <span className="font-medium">{author.name}</span>
          {kind === "internalNote" ? (
            <span className="inline-flex items-center gap-1 font-medium text-note-text">
              <Lock aria-hidden className="size-3" />
              {t("noteMark")}
            </span>
          ) : (
            <span className="text-muted">{t(kind)}</span>
          )}
          {note && <span className="text-muted">· {note}</span>}
          <span className="ml-auto flex items-center gap-1.5 text-muted">
            {channel && <ChannelIcon channel={channel} className="text-muted" />}
            <RelativeTime at={at} now={now} />
          </span>
        </header>
        <div className="wrap-anywhere whitespace-pre-line text-base leading-[1.45]">{children}</div>
        {footer && <footer className="mt-2 text-muted text-xs">{footer}</footer>}
      </article>
    </li>
  );
}
