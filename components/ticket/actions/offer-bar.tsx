"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { useReason } from "@/components/reasons/use-reason";
import type { Names } from "@/components/reasons/words";
import { useDuration } from "@/components/sla/use-duration";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { CountdownRing } from "@/components/ui/countdown-ring";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast-store";
import { declineReasons } from "@/server/domain/vocabulary";
import type { TicketDetail } from "../detail/types";
import { useOfferAnswer } from "./use-offer-answer";

interface Props {
  offer: NonNullable<TicketDetail["ticket"]["offer"]>;
  detail: TicketDetail;
  names: Names;
}

/** The pending offer of this ticket to the reader, with the time that is left to answer. */
export function OfferBar({ offer, detail, names }: Props) {
  const t = useTranslations("ticket.actions");
  const words = useTranslations("reasons.decline");
  const inbox = useTranslations("inbox.offer");
  const duration = useDuration();
  const reason = useReason(names);
  const now = useServerNow();
  const made = detail.events.findLast((e) => e.type === "OfferMade" && e.data.offerId === offer.id);
  const why = made?.type === "OfferMade" ? made.data.reasons.map(reason).join(" ") : "";
  const { accept, decline, busyWith } = useOfferAnswer({
    accepted: () => toast({ title: t("accepted", { number: String(detail.number) }), tone: "good" }),
    declined: () => toast({ title: t("declined") }),
    failed: (_, message) => toast({ title: message }),
  });
  const busy = busyWith(offer.id);
  const left = Math.max(0, offer.expiresAt - now);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-accent/30 bg-accent-soft px-3 py-2">
      <CountdownRing
        now={now}
        until={offer.expiresAt}
        totalMs={offer.expiresAt - (made?.at ?? offer.expiresAt - 60_000)}
        label={inbox("left", { time: duration(left, "long") })}
      />
      <div className="min-w-40 flex-1 text-sm">
        <p className="font-medium">{left > 0 ? t("offerText") : inbox("expired")}</p>
        {why && <p className="text-muted text-xs">{why}</p>}
      </div>
      {left > 0 && (
        <div className="ml-auto flex gap-2">
          <Menu>
            <MenuTrigger asChild>
              <Button variant="ghost" busy={busy === "decline"} disabled={busy === "accept"}>
                {t("decline")}
                <ChevronDown aria-hidden />
              </Button>
            </MenuTrigger>
            <MenuContent align="end">
              <MenuLabel>{inbox("declineWhy")}</MenuLabel>
              {declineReasons.map((one) => (
                <MenuItem key={one} onSelect={() => void decline(offer.id, detail.ticket.id, one)}>
                  {words(one)}
                </MenuItem>
              ))}
            </MenuContent>
          </Menu>
          <Button
            variant="primary"
            busy={busy === "accept"}
            disabled={busy === "decline"}
            onClick={() => void accept(offer.id, detail.ticket.id)}
          >
            {t("accept")}
          </Button>
        </div>
      )}
    </div>
  );
}
