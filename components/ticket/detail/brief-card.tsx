"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import { type Names, nameOf } from "@/components/reasons/words";
import type { Access } from "./access";
import { lastWordsOf, wishOf } from "./brief";
import { Line } from "./brief-line";
import { nextStepOf } from "./next-step";
import { SuggestedReply } from "./suggested-reply";
import { Tried } from "./tried";
import type { TicketDetail } from "./types";

/** Why this person has it or is asked: the reasons of the last offer or assignment. */
function chosenBecause({ events }: TicketDetail) {
  const event = events.findLast(
    (e) => (e.type === "TicketAssigned" || e.type === "OfferMade") && e.data.reasons.length > 0,
  );
  return event && "reasons" in event.data ? event.data.reasons.slice(0, 2) : [];
}

interface Props {
  detail: TicketDetail;
  names: Names;
  access: Access;
  viewerId: string;
  /** A text stands in the reply's draft now. */
  onPlaced: () => void;
}

/** The ticket in four lines: what they want, and have written since; what was tried, why it is here, what comes next. */
export function BriefCard({ detail, names, access, viewerId, onPlaced }: Props) {
  const t = useTranslations("ticket.brief");
  const reason = useReason(names);
  const { ticket, decision } = detail;
  const lastWords = lastWordsOf(detail, 160);
  const owner = decision?.result.reasons.find((one) => one.code.startsWith("owner"));
  const isAboutMe = access.isMine || access.isOfferedToMe;
  const holder = ticket.assignment ?? ticket.offer;
  const why = [
    ticket.queue ? t("where", { team: nameOf(ticket.queue.team, names), tier: ticket.queue.tier }) : t("nowhere"),
    ...(owner ? [reason(owner)] : []),
    ...(isAboutMe ? chosenBecause(detail).map(reason) : []),
  ];
  return (
    <section aria-label={t("title")} className="@container rounded-lg border border-line bg-sunken px-3 py-2">
      <dl className="grid gap-x-3 gap-y-1.5 text-sm @xs:grid-cols-[auto_1fr] @xs:gap-y-1">
        <Line term={t("wants")}>{wishOf(detail)}</Line>
        {lastWords !== null && <Line term={t("lately")}>{lastWords}</Line>}
        <Line term={t("tried")}>
          <Tried detail={detail} names={names} />
        </Line>
        <Line term={t(isAboutMe ? "whyYou" : "why")}>{why.join(" ")}</Line>
        <Line term={t("nextStep")}>
          <span className="font-medium">
            {t(`next.${nextStepOf(detail, access)}`, {
              person: holder ? nameOf(holder.personId, names) : "",
              label: ticket.thirdParty?.label ?? "",
            })}
          </span>
          {ticket.assistant?.draftId && (
            <Link
              href={`/review?draft=${ticket.assistant.draftId}`}
              className="ml-1.5 rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
            >
              {t("review")}
            </Link>
          )}
        </Line>
        {access.isMine && access.blocked.reply === null && (
          <SuggestedReply detail={detail} viewerId={viewerId} onPlaced={onPlaced} />
        )}
      </dl>
    </section>
  );
}
