"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useOfferAnswer } from "@/components/ticket/actions/use-offer-answer";
import type { Inbox, InboxOffer } from "./types";

export interface ShownOffer {
  offer: InboxOffer;
  /** How it ended, where it did not end by the reader's own answer. */
  outcome?: string;
}

/** How long the end of an offer stays readable. */
const afterglowMs = 8_000;

/** The offers to show: those that wait, and for a moment those that were lost, each with what became of it. */
export function useOffers(
  { offers, tickets }: Pick<Inbox, "offers" | "tickets">,
  onAccepted: (ticketId: string) => void,
) {
  const t = useTranslations("inbox");
  const [lost, setLost] = useState<ShownOffer[]>([]);
  const answered = useRef(new Set<string>());
  const before = useRef(offers);

  const lose = (offer: InboxOffer, outcome: string) => {
    answered.current.add(offer.id);
    setLost((list) => [...list.filter((one) => one.offer.id !== offer.id), { offer, outcome }]);
    setTimeout(() => setLost((list) => list.filter((one) => one.offer.id !== offer.id)), afterglowMs);
  };
  // The news that an offer is gone may come before the answer that says so.
  const asked = useRef<InboxOffer>(undefined);
  const answer = useOfferAnswer({
    accepted: (ticketId, id) => {
      answered.current.add(id);
      onAccepted(ticketId);
    },
    declined: (id) => answered.current.add(id),
    failed: (id, message) => {
      if (asked.current?.id === id) lose(asked.current, message);
    },
  });
  const { busyWith } = answer;
  const ask = (id: string) => {
    asked.current = before.current.find((one) => one.id === id);
  };
  const accept = (id: string, ticketId: string) => {
    ask(id);
    return answer.accept(id, ticketId);
  };
  const decline = (id: string, ticketId: string, reason: string) => {
    ask(id);
    return answer.decline(id, ticketId, reason);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: compares one list with the next, and nothing else counts
  useEffect(() => {
    const still = new Set(offers.map((one) => one.id));
    // Accepted in another tab: then it is among my tickets.
    const mine = new Set(tickets.map((one) => one.id));
    for (const offer of before.current) {
      const isKnown = still.has(offer.id) || answered.current.has(offer.id) || mine.has(offer.ticket.id);
      if (!isKnown && !busyWith(offer.id)) lose(offer, t("gone"));
    }
    before.current = offers;
  }, [offers]);

  // What was answered is shown as done at once; should somebody have been faster, the card says so instead.
  const shownAs = (offer: InboxOffer): ShownOffer[] => {
    const busy = busyWith(offer.id);
    if (busy === "decline") return [];
    return [busy === "accept" ? { offer, outcome: t("yours") } : { offer }];
  };
  const gone = new Set(lost.map((one) => one.offer.id));
  const shown: ShownOffer[] = [...lost, ...offers.filter((one) => !gone.has(one.id)).flatMap(shownAs)];
  return { shown, accept, decline, busyWith };
}
