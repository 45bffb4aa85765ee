"use client";
import { ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { RelativeTime } from "@/components/ui/time";
import type { HandoffEvidence } from "@/server/domain/handoff/contract";
import { firstSentences } from "../detail/brief";
import type { HandoffView, TicketDetail } from "../detail/types";

interface Props {
  handoff: HandoffView;
  detail: TicketDetail;
  names: Names;
  now: number;
}

/** What a handoff carried, and what its receiver says of it. */
export function HandoffCard({ handoff, detail, names, now }: Props) {
  const t = useTranslations("ticket.contract");
  const { fromId, kind, toTier, toTeam, contract, rating, receiverId, at } = handoff;
  const { tried, wanted, evidence, note } = contract;
  const title = t(`title.${kind}`, {
    from: nameOf(fromId, names),
    team: nameOf(toTeam, names),
    tier: toTier,
    to: receiverId ? nameOf(receiverId, names) : "",
  });
  return (
    <li className="px-3">
      <section aria-label={title} className="grid gap-1.5 rounded-lg border border-line bg-sunken px-3 py-2 text-sm">
        <p className="flex items-start gap-2 text-xs">
          <ArrowLeftRight aria-hidden className="mt-0.5 size-3.5 shrink-0 text-faint" />
          <span className="min-w-0 flex-1 font-medium">{title}</span>
          <RelativeTime at={at} now={now} className="text-faint" />
        </p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {tried.length > 0 && (
            <Line term={t("short.tried")}>
              <ul className="grid gap-0.5">
                {tried.map((step, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a handoff never changes
                  <li key={i}>
                    {step.what}{" "}
                    <span className="text-muted text-xs">
                      {step.by === "assistant" ? detail.assistantName : nameOf(step.by, names)}
                    </span>
                  </li>
                ))}
              </ul>
            </Line>
          )}
          {wanted && <Line term={t("short.wanted")}>{wanted}</Line>}
          {evidence.length > 0 && (
            <Line term={t("short.evidence")}>
              <ul className="grid gap-0.5">
                {evidence.map((one) => (
                  <li key={one.kind === "text" ? "text" : one.id}>
                    <Evidence of={one} detail={detail} />
                  </li>
                ))}
              </ul>
            </Line>
          )}
          {note && <Line term={t(`note.${kind}`)}>{note}</Line>}
        </dl>
        {rating && receiverId && <Rated rating={rating} by={nameOf(receiverId, names)} />}
      </section>
    </li>
  );
}

function Evidence({ of, detail }: { of: HandoffEvidence; detail: TicketDetail }) {
  const t = useTranslations("ticket.contract");
  if (of.kind === "text") return of.text;
  if (of.kind === "message") {
    const body = detail.messages.find((m) => m.id === of.id)?.body;
    return body ? t("message", { text: firstSentences(body, 160) }) : t("gone");
  }
  const file = detail.messages.flatMap((m) => m.attachments).find((a) => a.id === of.id);
  return file ? t("attachment", { name: file.name }) : t("gone");
}

function Rated({ rating, by }: { rating: NonNullable<HandoffView["rating"]>; by: string }) {
  const t = useTranslations("ticket.contract");
  const format = useFormatter();
  const missing = format.list(rating.missing.map((field) => t(`short.${field}`)));
  return (
    <p className="border-line border-t pt-1.5 text-muted text-xs">
      {rating.isUseful ? t("useful", { by }) : t("notUseful", { by, missing: missing === "" ? "none" : missing })}
      {rating.note && ` “${rating.note}”`}
    </p>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-muted">{term}</dt>
      <dd className="wrap-anywhere min-w-0 whitespace-pre-line">{children}</dd>
    </div>
  );
}
