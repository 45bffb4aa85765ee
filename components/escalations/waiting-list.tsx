"use client";
import { ThirdPartyBadge } from "@/components/ticket/third-party-badge";
import { BurningHead, BurningRow } from "./burning-row";
import type { TicketLine } from "./types";

/** Tickets that wait for somebody outside the desk, with the way there. */
export function WaitingList({ tickets, now }: { tickets: readonly TicketLine[]; now: number }) {
  return (
    <>
      <BurningHead />
      <ul>
        {tickets.map((ticket) => (
          <BurningRow
            key={ticket.id}
            ticket={ticket}
            now={now}
            since={ticket.thirdParty?.since ?? ticket.createdAt}
            // Above the row's own link.
            why={ticket.thirdParty && <ThirdPartyBadge {...ticket.thirdParty} className="relative z-10" />}
          />
        ))}
      </ul>
    </>
  );
}
