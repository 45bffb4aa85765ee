"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Badge } from "@/components/ui/badge";
import { useInstant } from "@/components/ui/use-date-time";
import { overridesIn } from "@/server/domain/override/override";
import type { TicketEvent } from "@/server/domain/ticket/events";

/** The overrides by which a ticket came to its queue. */
function overridesBy(events: readonly TicketEvent[]): string[] {
  const placed = events.findLast(
    (e) => e.type === "TicketQueued" || e.type === "AssistantTookOver" || e.type === "TicketUnowned",
  );
  return placed && "reasons" in placed.data ? overridesIn(placed.data.reasons) : [];
}

/** Says of a ticket that a lead's override gave it to its queue, and until when. */
export function TicketOverride({ events }: { events: readonly TicketEvent[] }) {
  const ids = overridesBy(events);
  return ids.length === 0 ? null : <By ids={ids} />;
}

function By({ ids }: { ids: string[] }) {
  const t = useTranslations("now.overrides");
  const now = useServerNow();
  const instant = useInstant();
  const known = useQuery(useTRPC().now.overrides.queryOptions()).data?.data;
  if (!known) return null;
  const inForce = known.filter((o) => ids.includes(o.id));
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      <Badge tone="warn">{t("badge")}</Badge>
      <span className="wrap-anywhere min-w-0">
        {inForce.length === 0
          ? t("ticketOver")
          : inForce.map((o) => t("ticket", { until: instant(o.untilAt, now), reason: o.reason })).join(" ")}
      </span>
    </p>
  );
}
