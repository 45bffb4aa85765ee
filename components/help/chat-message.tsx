"use client";
import { Bot } from "lucide-react";
import { useTranslations } from "use-intl";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { ArticleText } from "@/components/knowledge/markdown";
import { useServerNow } from "@/components/time/server-clock";
import { cn } from "@/components/ui/cn";
import { useInstant } from "@/components/ui/use-date-time";
import type { TrackedMessage } from "./types";

/** How an author of each kind is called. A table, so that who answers can say more of themselves later. */
function useAuthor(): (message: TrackedMessage) => string {
  const t = useTranslations("help.track");
  return ({ isMine, authorKind, author }) => {
    if (isMine) return t("you");
    return author === null && (authorKind === "person" || authorKind === "customer")
      ? t("agent")
      : t(`author.${authorKind}`, { name: author ?? "" });
  };
}

/** One message: the reader's own at the right, everybody else's at the left. The time is of the day rather than "5 minutes
 *  ago": a log is read aloud when it changes, and this does not. */
export function ChatMessage({ message, token }: { message: TrackedMessage; token: string }) {
  const t = useTranslations("help.track");
  const author = useAuthor()(message);
  const instant = useInstant();
  const now = useServerNow();
  const { isMine, authorKind, body, format, at, attachments } = message;
  return (
    <li className={cn("flex", isMine ? "justify-end pl-8 sm:pl-16" : "pr-8 sm:pr-16")}>
      <article aria-label={t("by", { name: author })} className="grid min-w-0 gap-1">
        <header className={cn("flex items-baseline gap-2 px-1 text-xs", isMine && "justify-end")}>
          {authorKind === "assistant" && <Bot aria-hidden className="size-3.5 self-center text-assistant-text" />}
          <span className="font-medium text-ink">{author}</span>
          {authorKind === "assistant" && <span className="text-muted">{t("automated")}</span>}
          <time dateTime={new Date(at).toISOString()} className="tabular text-muted">
            {instant(at, now)}
          </time>
        </header>
        <div
          className={cn(
            "grid gap-2.5 rounded-xl border px-3.5 py-2.5",
            isMine ? "rounded-br-xs border-accent/25 bg-accent-soft" : "rounded-bl-xs border-line bg-sunken",
          )}
        >
          {format === "markdown" ? (
            <ArticleText body={body} values={null} />
          ) : (
            <div className="wrap-anywhere whitespace-pre-wrap leading-relaxed">{body}</div>
          )}
          <AttachmentList attachments={attachments} token={token} />
        </div>
      </article>
    </li>
  );
}
