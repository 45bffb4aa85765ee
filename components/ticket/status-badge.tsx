"use client";
import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { TicketStatus } from "@/server/domain/vocabulary";

const tones: Record<TicketStatus, BadgeTone> = {
  open: "outline",
  waiting: "paused",
  resolved: "good",
  closed: "neutral",
};

export function StatusBadge({ status }: { status: TicketStatus }) {
  const t = useTranslations("ticket.status");
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
