"use client";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { undoMs } from "@/server/domain/ticket/sending";
import { useOutgoing } from "../actions/use-outgoing";
import type { TicketDetail } from "../detail/types";

interface Props {
  outgoing: TicketDetail["outgoing"][number];
  ticketId: string;
  isMine: boolean;
  /** It is a text under way again. */
  onUndone: () => void;
}

/** A reply that has not gone out: until when it can be taken back, or why it stays here. Colleagues see it without the ways on. */
export function OutgoingEntry({ outgoing, ticketId, isMine, onUndone }: Props) {
  const t = useTranslations("ticket.sending");
  const now = useServerNow();
  const { busy, sendNow, undo } = useOutgoing(outgoing, ticketId, isMine, onUndone);
  const { author, body, dueAt, failure, attachments } = outgoing;
  const seconds = Math.min(undoMs / 1000, Math.ceil((dueAt - now) / 1000));
  const state = seconds > 0 ? t("countdown", { seconds }) : t("now");
  return (
    <li>
      <article
        aria-label={t("label", { name: author })}
        className={cn(
          "ml-6 rounded-lg border border-dashed px-3 py-2 md:ml-12",
          failure === null ? "border-accent/50 bg-accent-soft" : "border-warn/35 bg-warn-soft",
        )}
      >
        <header className="mb-1 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
          <Avatar name={author} size="sm" decorative />
          <span className="font-medium">{author}</span>
          <span className="text-muted">{t("notSent")}</span>
        </header>
        <div className="wrap-anywhere whitespace-pre-wrap text-base leading-[1.45]">{body}</div>
        {/* Its files are uploads still, which nobody can open. */}
        {attachments.length > 0 && (
          <p className="mt-1 text-muted text-xs">{attachments.map((a) => a.name).join(", ")}</p>
        )}
        <footer className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
          {failure === null ? (
            <span className="tabular font-medium">{state}</span>
          ) : (
            <span role="status">{t("failed", { why: failure })}</span>
          )}
          {isMine && failure === null && (
            <VisuallyHidden>
              <span role="status">{t("announce", { seconds: undoMs / 1000 })}</span>
            </VisuallyHidden>
          )}
          {isMine && (
            <span className="ml-auto flex gap-2">
              <Button size="sm" busy={busy === "undo"} disabled={busy !== null} onClick={() => void undo()}>
                {t(failure === null ? "undo" : "back")}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                busy={busy === "send"}
                disabled={busy !== null}
                onClick={() => void sendNow()}
              >
                {t(failure === null ? "sendNow" : "again")}
              </Button>
            </span>
          )}
        </footer>
      </article>
    </li>
  );
}
