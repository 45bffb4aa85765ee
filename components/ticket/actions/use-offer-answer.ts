"use client";
import { useState } from "react";
import { acceptOfferAction, declineOfferAction } from "@/server/actions/desk";
import { useRunAction } from "./run-action";
import { useTicketRefresh } from "./use-ticket-refresh";

interface Answering {
  id: string;
  kind: "accept" | "decline";
}

/** Accepts and declines offers. `onOutcome` hears how it went: a failure mostly means that somebody was faster, which is
 *  news and not a fault. */
export function useOfferAnswer(on: {
  accepted?: (ticketId: string, offerId: string) => void;
  declined?: (offerId: string) => void;
  failed: (offerId: string, message: string) => void;
}) {
  const run = useRunAction();
  const refresh = useTicketRefresh();
  const [answering, setAnswering] = useState<Answering | null>(null);

  async function accept(id: string, ticketId: string): Promise<void> {
    if (answering) return;
    setAnswering({ id, kind: "accept" });
    const result = await run(() => acceptOfferAction(id));
    if (result.ok) on.accepted?.(result.value.ticketId, id);
    else on.failed(id, result.error.message);
    await refresh(ticketId);
    setAnswering(null);
  }

  async function decline(id: string, ticketId: string, reason: string): Promise<void> {
    if (answering) return;
    setAnswering({ id, kind: "decline" });
    const result = await run(() => declineOfferAction(id, reason));
    if (result.ok) on.declined?.(id);
    else on.failed(id, result.error.message);
    await refresh(ticketId);
    setAnswering(null);
  }

  const busyWith = (id: string) => (answering?.id === id ? answering.kind : undefined);
  return { accept, decline, busyWith };
}
