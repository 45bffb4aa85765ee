"use client";
import { useTranslations } from "use-intl";
import { OfferAnnouncer } from "@/components/offer/offer-announcer";
import { OfferCard } from "@/components/offer/offer-card";
import type { Names } from "@/components/reasons/words";
import { useServerNow } from "@/components/time/server-clock";
import { Kbd } from "@/components/ui/kbd";
import { declineReasons } from "@/server/domain/vocabulary";
import { useKeys } from "../ticket/actions/use-keys";
import type { Inbox } from "./types";
import { useOfferView } from "./use-offer-view";
import { useOffers } from "./use-offers";

/** Enter belongs to whatever has the focus; only where nothing has it, it answers the first offer. */
const nothingFocused = () => {
  const active = document.activeElement;
  return active === null || active === document.body || active.id === "main";
};

interface Props {
  inbox: Inbox;
  names: Names;
  onAccepted: (ticketId: string) => void;
}

/** Offers first: each with its countdown, why you, and the two answers. */
export function OfferList({ inbox, names, onAccepted }: Props) {
  const t = useTranslations("inbox");
  const words = useTranslations("reasons.decline");
  const now = useServerNow();
  const view = useOfferView(names);
  const { shown, accept, decline, busyWith } = useOffers(inbox, onAccepted);
  const first = inbox.offers[0];
  useKeys({
    enter: (event) => {
      if (!first || event.repeat || !nothingFocused() || first.expiresAt <= now) return;
      event.preventDefault();
      void accept(first.id, first.ticket.id);
    },
  });
  const reasons = declineReasons.map((value) => ({ value, label: words(value) }));
  const cards = shown.map(({ offer, outcome }) => ({ card: view(offer, now), ticketId: offer.ticket.id, outcome }));
  return (
    <section
      aria-label={t("offers")}
      hidden={cards.length === 0}
      className="grid gap-2 border-line border-b p-3 md:px-4"
    >
      <OfferAnnouncer offers={cards.filter((one) => !one.outcome).map((one) => one.card)} />
      <header className="flex items-center gap-2">
        <h2 className="font-semibold text-sm">{t("offers")}</h2>
        <p className="ml-auto text-muted text-xs coarse:hidden">
          <Kbd>↵</Kbd> <span>{t("offersNote")}</span>
        </p>
      </header>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,26rem),1fr))] gap-2">
        {cards.map(({ card, ticketId, outcome }) => (
          <li key={card.id} data-stop data-offer={card.id} className="min-w-0">
            <OfferCard
              offer={card}
              now={now}
              declineReasons={reasons}
              busy={busyWith(card.id)}
              outcome={outcome}
              takesEnter={card.id === first?.id}
              onAccept={(id) => void accept(id, ticketId)}
              onDecline={(id, reason) => void decline(id, ticketId, reason)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
