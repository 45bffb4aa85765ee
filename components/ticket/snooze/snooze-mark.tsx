"use client";
import { AlarmClock } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { useInstant } from "@/components/ui/use-date-time";

interface Props {
  snoozedUntil: number | null;
  wokenAt: number | null;
  now: number;
}

/** In a list: until when a ticket is put away, or that it came back. */
export function SnoozeMark({ snoozedUntil = null, wokenAt = null, now }: Partial<Props> & { now: number }) {
  const t = useTranslations("ticket.snooze");
  const instant = useInstant();
  if (snoozedUntil === null && wokenAt === null) return null;
  return (
    <Badge tone={snoozedUntil === null ? "accent" : "neutral"} className="shrink-0">
      <AlarmClock aria-hidden className="size-3" />
      {snoozedUntil === null ? t("back") : t("short", { until: instant(snoozedUntil, now) })}
    </Badge>
  );
}
