"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";
import type { TrackedTicket } from "./types";

/** What was written to and fro, oldest first. */
export function TrackConversation({ messages }: Pick<TrackedTicket, "messages">) {
  const t = useTranslations("help.track");
  const now = useServerNow();
  return (
    <section aria-labelledby="conversation" className="grid gap-3">
      <h2 id="conversation" className="font-semibold text-md">
        {t("conversation")}
      </h2>
      <ol className="grid gap-3">
        {messages.map((message) => {
          const author = message.isMine ? t("you") : message.author;
          return (
            <li key={message.id}>
              <article
                aria-label={t("by", { name: author })}
                className={cn(
                  "rounded-xl border px-4 py-3",
                  message.isMine ? "border-line bg-raised sm:mr-10" : "border-accent/25 bg-accent-soft sm:ml-10",
                )}
              >
                <header className="mb-1.5 flex items-center gap-2 text-sm">
                  <Avatar name={message.author} decorative />
                  <span className="font-medium">{author}</span>
                  <span className="ml-auto text-muted text-xs">
                    <RelativeTime at={message.at} now={Math.max(now, message.at)} length="long" />
                  </span>
                </header>
                <div className="wrap-anywhere whitespace-pre-wrap leading-relaxed">{message.body}</div>
              </article>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
