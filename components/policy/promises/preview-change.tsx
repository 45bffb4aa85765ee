"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { useInstant } from "@/components/ui/use-date-time";
import type { PromiseChange, Promised, PromiseState } from "@/server/domain/sla/preview";

const tones: Record<PromiseState, BadgeTone> = {
  kept: "good",
  late: "late",
  running: "neutral",
  paused: "paused",
  void: "outline",
};

/** One promise of one ticket, or a tier's part of it: as it is, and as it would be. */
export function PreviewChange({ change }: { change: PromiseChange }) {
  const t = useTranslations("promises.preview");
  const metric = useTranslations("sla.metric");
  const { ticketId, number, subject, tier, was, is } = change;
  const name = metric(`${change.metric}.long`);
  return (
    <li className="grid gap-1 border-line border-b px-3 py-2 text-xs last:border-b-0">
      <p className="flex min-w-0 gap-1.5">
        <Link href={`/tickets/${ticketId}`} className="tabular shrink-0 rounded-xs text-accent-text hover:underline">
          {t("number", { number })}
        </Link>
        <span className="truncate">{subject}</span>
        <span className="ml-auto shrink-0 text-muted">{tier === null ? name : t("part", { metric: name, tier })}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <Side promised={was} />
        <ArrowRight aria-label={t("becomes")} className="size-3 text-faint" />
        <Side promised={is} />
      </p>
    </li>
  );
}

function Side({ promised }: { promised: Promised | null }) {
  const t = useTranslations("promises.preview");
  const instant = useInstant();
  const now = useServerNow();
  if (!promised) return <Badge tone="outline">{t("nothing")}</Badge>;
  return (
    <span className="flex items-center gap-1">
      <Badge tone={tones[promised.state]}>{t(`state.${promised.state}`)}</Badge>
      <span className="tabular text-muted">
        {promised.dueAt === null ? t("noDue") : t("due", { at: instant(promised.dueAt, now) })}
      </span>
    </span>
  );
}
