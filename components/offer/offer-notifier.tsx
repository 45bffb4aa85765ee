"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useIsLeader } from "@/components/live/provider";
import { titleOf } from "@/components/ticket/title";
import { usePageOpenedAt } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { showNotification } from "./notification";
import { readTold, untold, writeTold } from "./told";
import { useNotifyPermission } from "./use-notify-permission";

/** Tells of offers by the browser, also while its person is elsewhere: one notification for an offer, from the tab that leads; where
 *  that one is shut, the next tells what it has not.
 *  A click brings that tab to the front with the offer open; it closes by itself once the offer is settled. */
export function OfferNotifier() {
  const t = useTranslations("inbox.notify");
  const untitled = useTranslations("ticket.page")("untitled");
  const router = useRouter();
  const trpc = useTRPC();
  const isOn = useNotifyPermission() === "granted";
  const isLeader = useIsLeader();
  const offers = useQuery(trpc.inbox.mine.queryOptions(undefined, { enabled: isOn && isLeader })).data?.data.offers;
  const openedAt = usePageOpenedAt();
  const shown = useRef(new Map<string, Notification>());
  const told = useRef(new Set<string>());

  useEffect(() => {
    if (!isOn || !isLeader || !offers) return;
    const pending = new Set(offers.map((o) => o.id));
    for (const [id, note] of shown.current) {
      if (pending.has(id)) continue;
      note.close();
      shown.current.delete(id);
    }
    const known = new Set([...told.current, ...readTold()].filter((id) => pending.has(id)));
    const fresh = untold(offers, known, openedAt);
    told.current = new Set([...known, ...fresh.map((o) => o.id)]);
    writeTold([...told.current]);
    for (const { id, ticket } of fresh) {
      const note = showNotification(t("title", { customer: ticket.customer }), {
        body: titleOf(ticket.subject, ticket.snippet) || untitled,
        tag: `offer-${id}`,
      });
      if (!note) return;
      note.onclick = () => {
        window.focus();
        router.push(`/inbox?ticket=${ticket.id}`);
        note.close();
      };
      shown.current.set(id, note);
    }
  }, [offers, isOn, isLeader, openedAt, t, untitled, router]);

  useEffect(() => {
    const all = shown.current;
    return () => {
      for (const note of all.values()) note.close();
    };
  }, []);
  return null;
}
