"use client";
import { type MouseEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Callout } from "@/components/ui/callout";
import { GoOnline } from "./go-online";
import { InboxEmpty } from "./inbox-empty";
import { OfferList } from "./offer-list";
import { inParts } from "./order";
import { SnoozedList } from "./snoozed-list";
import { TicketRow } from "./ticket-row";
import type { Inbox } from "./types";
import { usePauseReason } from "./use-pause-reason";
import { useStops } from "./use-stops";

interface Props {
  inbox: Inbox;
  openId: string | null;
  onOpen: (event: MouseEvent, id: string) => void;
  onAccepted: (ticketId: string) => void;
  /** j and k walk on to another ticket while one is open. */
  onWalk: (ticketId: string) => void;
}

/** Teams by id, as far as the lines on screen name them. */
const namesIn = ({ offers, tickets }: Inbox) =>
  Object.fromEntries(
    [...offers.map((one) => one.ticket), ...tickets].flatMap((one) => [
      [one.team ?? "", one.teamName ?? ""],
      [one.issueType ?? "", one.issueTypeName ?? ""],
    ]),
  );

/** Offers, then my tickets by next breach. */
export function InboxList({ inbox, openId, onOpen, onAccepted, onWalk }: Props) {
  const t = useTranslations("inbox");
  const names = useTranslations("presence.name");
  const now = useServerNow();
  const list = useRef<HTMLDivElement>(null);
  useStops(list, openId === null ? null : onWalk);
  const pauseReason = usePauseReason(inbox);
  const { offers, tickets, presence, presenceName, receives } = inbox;
  const { here, snoozed } = inParts(tickets);
  const isEmpty = offers.length === 0 && tickets.length === 0;
  return (
    <div ref={list} className="@container min-w-0">
      {!isEmpty && !receives && (
        <Callout
          tone="info"
          title={t("paused", { presence: presenceName ?? names(presence).toLowerCase() })}
          actions={<GoOnline size="sm" />}
          className="m-3 flex-wrap md:mx-4"
        >
          {pauseReason}
        </Callout>
      )}
      <OfferList inbox={inbox} names={namesIn(inbox)} onAccepted={onAccepted} />
      {isEmpty ? (
        <InboxEmpty inbox={inbox} />
      ) : (
        <section aria-labelledby="my-tickets">
          <header className="flex items-baseline gap-2 px-3 pt-3 pb-1.5 md:px-4">
            <h2 id="my-tickets" className="font-semibold text-sm">
              {t("mine")}
            </h2>
            <p className="text-muted text-xs">{here.length > 0 ? t("mineNote") : t("noTickets")}</p>
          </header>
          <ul className="border-line border-t">
            {here.map((ticket) => (
              <TicketRow key={ticket.id} ticket={ticket} now={now} isOpen={ticket.id === openId} onOpen={onOpen} />
            ))}
          </ul>
          <SnoozedList tickets={snoozed} now={now} openId={openId} onOpen={onOpen} />
        </section>
      )}
    </div>
  );
}
