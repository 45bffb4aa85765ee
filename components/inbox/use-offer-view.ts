"use client";
import { useTranslations } from "use-intl";
import type { OfferView } from "@/components/offer/offer-card";
import { useReason } from "@/components/reasons/use-reason";
import type { Names } from "@/components/reasons/words";
import { useTicketClock } from "@/components/ticket/detail/use-ticket-clock";
import { useSlaPoints } from "@/components/ticket/ticket-priority";
import { titleOf } from "@/components/ticket/title";
import { scoreNow } from "@/server/domain/priority/score";
import { shownClock } from "./order";
import type { InboxOffer } from "./types";

/** An offer as its card shows it. */
export function useOfferView(names: Names): (offer: InboxOffer, now: number) => OfferView {
  const t = useTranslations("ticket");
  const reason = useReason(names);
  const clockView = useTicketClock();
  const slaPoints = useSlaPoints();
  return ({ id, offeredAt, expiresAt, reasons, ticket }, now) => {
    const clock = shownClock(ticket.clocks);
    return {
      id,
      offeredAt,
      expiresAt,
      ticket: t("page.number", { number: String(ticket.number) }),
      customer: {
        name: ticket.customer,
        account: ticket.account ?? undefined,
        segment: t(`segment.${ticket.segment}`),
      },
      channel: ticket.channel,
      subject: titleOf(ticket.subject, ticket.snippet) || t("page.untitled"),
      why: reasons.slice(0, 2).map(reason),
      priority: { score: scoreNow(ticket.priority, slaPoints(ticket.clocks)) },
      clock: clock ? clockView(clock, now) : undefined,
    };
  };
}
