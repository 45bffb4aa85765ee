"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { RelativeTime } from "@/components/ui/time";
import { titleOf } from "../title";
import { oneLine } from "./one-line";
import type { ResolvedTicket, WhySimilar } from "./use-similar";
import { WhyFound } from "./why-similar";

/** A resolved ticket: what it was, how it was resolved, how that went, and why it was found. */
export function TicketHit({ ticket, why }: { ticket: ResolvedTicket; why?: WhySimilar }) {
  const t = useTranslations("similar");
  const now = useServerNow();
  const duration = useDuration();
  const { resolution, resolvedBy, isAssistant, rating, isReopened, resolvedAt, createdAt } = ticket;
  const who = isAssistant ? t("assistant") : (resolvedBy ?? t("somebody"));
  const facts = [
    ticket.issueTypeName,
    t("took", { time: duration(Math.max(60_000, resolvedAt - createdAt)) }),
    rating === null ? null : t("rating", { score: rating }),
    isReopened ? t("reopened") : null,
  ].filter((one) => one !== null);
  return (
    <li className="grid gap-0.5 py-2 first:pt-0 last:pb-0">
      <Link
        href={`/tickets/${ticket.id}`}
        className="wrap-anywhere line-clamp-2 rounded-xs font-medium text-sm underline-offset-3 hover:underline"
      >
        <span className="tabular mr-1.5 font-normal text-faint text-xs">#{ticket.number}</span>
        {titleOf(ticket.subject, oneLine(ticket.snippet)) || t("untitled")}
      </Link>
      <p className="wrap-anywhere line-clamp-2 text-muted text-xs">
        {resolution === null ? t("noAnswer") : t("resolvedBy", { who, text: oneLine(resolution) })}
      </p>
      <p className="text-muted text-xs">
        {facts.join(" · ")} · <RelativeTime at={resolvedAt} now={now} focusable={false} />
      </p>
      {why && <WhyFound why={why} />}
    </li>
  );
}
