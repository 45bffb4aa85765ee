"use client";
import { TrendingDown, TrendingUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { Meter } from "@/components/ui/meter";
import { useAccountWords } from "./use-account-words";

/** From here on a change is worth a second look. */
const notable = 0.5;

/** A risk as number and bar; from a half on it is marked. */
export function ChurnRisk({ risk, inColumn }: { risk: number; inColumn?: boolean }) {
  const t = useTranslations("accounts.fact");
  const { percent } = useAccountWords();
  const isHigh = risk >= 0.5;
  return (
    <span className="flex items-center gap-2">
      <span className={cn("tabular", inColumn && "w-9 text-right", isHigh && "font-medium text-late-text")}>
        {percent(risk)}
      </span>
      <Meter
        value={risk}
        max={1}
        label={`${t("churnRisk")} ${percent(risk)}`}
        tone={isHigh ? "late" : risk >= 0.3 ? "warn" : "paused"}
        className="max-w-12"
      />
    </span>
  );
}

/** How much more or less of a metric was used in 7 days. */
export function VolumeChange({ volume }: { volume: { metric: string; change: number } }) {
  const { change, metric } = useAccountWords();
  const Arrow = volume.change >= 0 ? TrendingUp : TrendingDown;
  const isNotable = Math.abs(volume.change) >= notable;
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      {isNotable && <Arrow aria-hidden className="size-3.5 shrink-0 text-warn-text" />}
      <span className={cn("tabular", isNotable && "font-medium")}>{change(volume.change)}</span>
      <span className="truncate text-muted text-xs">{metric(volume.metric)}</span>
    </span>
  );
}
