"use client";
import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Meter } from "@/components/ui/meter";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface Alternative {
  id: string;
  label: string;
  /** 0 to 1. */
  probability: number;
}

export interface ConfidenceProps {
  /** What is believed: the issue type's name. */
  label: string;
  /** Calibrated, 0 to 1. */
  value: number;
  /** Borders of the bands in force for this issue type. */
  thresholds: { low: number; high: number };
  alternatives?: readonly Alternative[];
  /** Without it the alternatives are only shown. */
  onTake?: (id: string) => void;
  className?: string;
}

export type Band = "high" | "medium" | "low";

export function bandOf(value: number, { low, high }: ConfidenceProps["thresholds"]): Band {
  return value >= high ? "high" : value >= low ? "medium" : "low";
}

/** Number, band in words, and one click to another reading. */
export function Confidence({ label, value, thresholds, alternatives = [], onTake, className }: ConfidenceProps) {
  const t = useTranslations("ticket.confidence");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent" });
  const band = bandOf(value, thresholds);
  return (
    <Popover>
      <PopoverTrigger
        className={cn("inline-flex min-h-6 items-center gap-1.5 rounded-xs px-1 text-xs hover:bg-hover", className)}
      >
        <span className="truncate font-medium">{label}</span>
        <span className="tabular text-muted">{percent(value)}</span>
        <BandMark band={band} />
        <span className="text-muted">{t(band)}</span>
        <VisuallyHidden> {t("open")}</VisuallyHidden>
      </PopoverTrigger>
      <PopoverContent aria-label={t("title")} align="start" className="grid gap-2.5">
        <div className="grid gap-1">
          <p className="flex justify-between font-medium">
            {label}
            <span className="tabular">{percent(value)}</span>
          </p>
          <Meter
            value={value}
            max={1}
            label={t("of", { percent: percent(value) })}
            marks={[thresholds.low, thresholds.high]}
          />
          <p className="text-muted text-xs">
            {t(`means.${band}`, { low: percent(thresholds.low), high: percent(thresholds.high) })}
          </p>
        </div>
        {alternatives.length > 0 && (
          <ul aria-label={t("alternatives")} className="grid gap-0.5 border-line border-t pt-2">
            {alternatives.map((other) => (
              <li key={other.id} className="flex min-h-7 items-center gap-2 text-xs">
                <span className="flex-1 truncate">{other.label}</span>
                <span className="tabular text-muted">{percent(other.probability)}</span>
                {onTake && (
                  <Button size="sm" onClick={() => onTake(other.id)}>
                    {t("take")}
                    <VisuallyHidden> {other.label}</VisuallyHidden>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </PopoverContent>
    </Popover>
  );
}

/** One, two or three bars beside the word. */
function BandMark({ band }: { band: Band }) {
  const filled = { low: 1, medium: 2, high: 3 }[band];
  return (
    <span aria-hidden className="inline-flex gap-px">
      {[1, 2, 3].map((step) => (
        <span key={step} className={cn("h-2 w-1 rounded-[1px]", step <= filled ? "bg-muted" : "bg-line-strong")} />
      ))}
    </span>
  );
}
