"use client";
import { CircleAlert, CircleDot, CreditCard, type LucideIcon, Plug, Rocket, Truck, UserPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import type { AccountEventKind } from "@/server/domain/context/vocabulary";
import type { Account } from "./types";

const icons: Record<AccountEventKind, LucideIcon> = {
  migration: Truck,
  goLive: Rocket,
  planChange: CreditCard,
  integrationChange: Plug,
  usersAdded: UserPlus,
  outage: CircleAlert,
  other: CircleDot,
};

/** What happened at the account, newest first. */
export function EventsPanel({ events }: { events: Account["events"] }) {
  const t = useTranslations("accounts");
  const now = useServerNow();
  return (
    <Panel title={t("events.title")}>
      {events.length === 0 && <p className="text-muted text-sm">{t("events.none")}</p>}
      <ol className="grid gap-2">
        {events.map((one) => {
          const Icon = icons[one.kind];
          return (
            <li key={one.id} className="flex items-baseline gap-2 text-sm">
              <Icon aria-hidden className="size-3.5 shrink-0 self-center text-faint" />
              <span className="min-w-0 flex-1">
                <span className="font-medium">{t(`event.${one.kind}`)}</span>
                {one.label && <span className="text-muted"> · {one.label}</span>}
              </span>
              <span className="shrink-0 text-muted text-xs">
                <RelativeTime at={one.at} now={Math.max(now, one.at)} length="long" />
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
