"use client";
import { useState } from "react";
import { useTakeTicket } from "@/components/give/use-take";
import type { TicketDetail } from "../detail/types";

/** Takes the waiting ticket that is shown. */
export function useTake({ ticket, number }: TicketDetail) {
  const takeTicket = useTakeTicket();
  const [busy, setBusy] = useState(false);
  async function take(): Promise<void> {
    if (busy) return;
    setBusy(true);
    await takeTicket(ticket.id, number);
    setBusy(false);
  }
  return { busy, take };
}
