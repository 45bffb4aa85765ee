"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useIsLeader } from "@/components/live/provider";
import { titleOf } from "@/components/ticket/title";
import { useTRPC } from "@/components/trpc/provider";
import { useNotifyPermission } from "./use-notify-permission";

/** Tells of offers by the browser, also while its person is elsewhere: one notification for an offer, from the tab that leads.
 *  A click brings that tab to the front with the offer open; it closes by itself once the offer is settled. */
export function OfferNotifier() {
  const t = useTranslations("inbox.notify");
  const untitled = useTranslations("ticket.page")("untitled");
  const router = useRouter();
  const trpc = useTRPC();
  const isOn = useNotifyPermission().permission === "granted";
  const isLeader = useIsLeader();
  const offers = useQuery(trpc.inbox.mine.queryOptions(undefined, { enabled: isOn && isLeader })).data?.data.offers;
  const shown = useRef(new Map<string, Notification | null>());
  const isFirst = useRef(true);

  useEffect(() => {
    if (!isOn || !isLeader || !offers) return;
    const pending = new Set(offers.map((o) => o.id));
    for (const [id, note] of shown.current) {
      if (pending.has(id)) continue;
      note?.close();
      shown.current.delete(id);
    }
    for (const { id, ticket } of offers) {
      if (shown.current.has(id)) continue;
      // Offers that the page came with are before the reader's eyes.
      shown.current.set(id, null);
      if (isFirst.current) continue;
      const note = new Notification(t("title", { customer: ticket.customer }), {
        body: titleOf(ticket.subject, ticket.snippet) || untitled,
        tag: `offer-${id}`,
      });
      note.onclick = () => {
        window.focus();
        router.push(`/inbox?ticket=${ticket.id}`);
        note.close();
      };
      shown.current.set(id, note);
    }
    isFirst.current = false;
  }, [offers, isOn, isLeader, t, untitled, router]);

  useEffect(() => {
    const all = shown.current;
    return () => {
      for (const note of all.values()) note?.close();
    };
  }, []);
  return null;
}
