"use client";
import { Bot, Eye, UserRound } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";

export type Disposition = "autonomous" | "review" | "human";

const looks: Record<Disposition, { icon: typeof Bot; tone: BadgeTone }> = {
  autonomous: { icon: Bot, tone: "assistant" },
  review: { icon: Eye, tone: "accent" },
  human: { icon: UserRound, tone: "neutral" },
};

/** Who completes the answer. */
export function DispositionBadge({ disposition, className }: { disposition: Disposition; className?: string }) {
  const t = useTranslations("ticket.disposition");
  const { icon: Icon, tone } = looks[disposition];
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden />
      {t(disposition)}
    </Badge>
  );
}
