"use client";
import { ChevronDown } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { ClockBadge } from "@/components/sla/clock-badge";
import type { ClockView } from "@/components/sla/clock-state";
import { useDuration } from "@/components/sla/use-duration";
import { type Channel, ChannelIcon } from "@/components/ticket/channel-icon";
import { Priority, type PriorityContribution } from "@/components/ticket/priority";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CountdownRing } from "@/components/ui/countdown-ring";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";

export interface OfferView {
  id: string;
  /** "#4821" */
  ticket: string;
  customer: { name: string; account?: string; segment?: string };
  channel: Channel;
  /** What, in one line. */
  subject: string;
  /** Why you: one or two short reasons. */
  why: readonly string[];
  priority?: { score: number; contributions?: readonly PriorityContribution[] };
  clock?: ClockView;
  offeredAt: number;
  expiresAt: number;
}

export interface OfferCardProps {
  offer: OfferView;
  now: number;
  declineReasons: readonly { value: string; label: string }[];
  onAccept: (id: string) => void;
  onDecline: (id: string, reason: string) => void;
  /** What is on its way to the server. */
  busy?: "accept" | "decline";
  /** Shown instead of the buttons: taken by a colleague, expired, withdrawn. */
  outcome?: string;
  /** Enter accepts it even without the focus: then its button shows the key. */
  takesEnter?: boolean;
  className?: string;
}

/**
 * An offer of work. It never takes the focus; once the reader has put focus on it, Enter accepts.
 * Its arrival is announced by the list's live region, not here.
 */
export function OfferCard({
  offer,
  now,
  declineReasons,
  onAccept,
  onDecline,
  busy,
  outcome,
  takesEnter,
  className,
}: OfferCardProps) {
  const t = useTranslations("inbox.offer");
  const duration = useDuration();
  const leftMs = Math.max(0, offer.expiresAt - now);
  const open = !outcome && leftMs > 0;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Enter" || event.target !== event.currentTarget || busy || !open) return;
    event.preventDefault();
    onAccept(offer.id);
  };

  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card is a stop for j, k and Enter
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-label={t("label", { ticket: offer.ticket, customer: offer.customer.name, subject: offer.subject })}
      className={cn(
        "relative grid gap-2 rounded-lg border border-line-strong bg-raised py-3 pr-3 pl-4 shadow-xs before:absolute before:inset-y-3 before:left-0 before:w-[3px] before:rounded-r-full before:bg-accent",
        !open && "before:bg-line-strong",
        className,
      )}
    >
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
            <Avatar name={offer.customer.name} size="sm" decorative />
            <span className="font-medium text-ink">{offer.customer.name}</span>
            {offer.customer.account && <span>{offer.customer.account}</span>}
            {offer.customer.segment && <span>{offer.customer.segment}</span>}
            <ChannelIcon channel={offer.channel} />
            <span className="tabular">{offer.ticket}</span>
          </p>
          <p className="text-pretty font-medium text-base">{offer.subject}</p>
        </div>
        {open && (
          <CountdownRing
            now={now}
            until={offer.expiresAt}
            totalMs={offer.expiresAt - offer.offeredAt}
            label={t("left", { time: duration(leftMs, "long") })}
          />
        )}
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2 text-xs">
        <span className="text-faint">{t("why")}</span>
        <span className="text-muted">{offer.why.join(" · ")}</span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {offer.clock && <ClockBadge clock={offer.clock} now={now} />}
        {offer.priority && <Priority {...offer.priority} />}
        <div className="ml-auto flex gap-2">
          {open ? (
            <>
              <DeclineMenu reasons={declineReasons} busy={busy} onPick={(reason) => onDecline(offer.id, reason)} />
              <Button
                variant="primary"
                busy={busy === "accept"}
                disabled={busy === "decline"}
                onClick={() => onAccept(offer.id)}
                hint={
                  takesEnter && (
                    <Kbd inverse className="coarse:hidden">
                      ↵
                    </Kbd>
                  )
                }
              >
                {t("accept")}
              </Button>
            </>
          ) : (
            <p role="status" className="min-h-ctl content-center text-muted text-sm">
              {outcome ?? t("expired")}
            </p>
          )}
        </div>
      </div>
    </article>
  );
}

function DeclineMenu({
  reasons,
  busy,
  onPick,
}: {
  reasons: OfferCardProps["declineReasons"];
  busy: OfferCardProps["busy"];
  onPick: (reason: string) => void;
}) {
  const t = useTranslations("inbox.offer");
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" busy={busy === "decline"} disabled={busy === "accept"}>
          {t("decline")}
          <ChevronDown aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>{t("declineWhy")}</MenuLabel>
        {reasons.map((reason) => (
          <MenuItem key={reason.value} onSelect={() => onPick(reason.value)}>
            {reason.label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
