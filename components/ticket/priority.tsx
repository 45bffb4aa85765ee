"use client";
import { useFormatter, useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export interface PriorityContribution {
  label: string;
  /** Points of the 0-100 score; may be negative. */
  points: number;
  /** The fact behind it: "renews in 12 days". */
  because?: string;
}

const steps = [25, 50, 75, 90];

/** Signal bars: form carries the rank, so the number needs no colour. */
function Bars({ score }: { score: number }) {
  return (
    <svg viewBox="0 0 14 12" aria-hidden="true" className="h-3 w-3.5">
      {steps.map((step, index) => (
        <rect
          key={step}
          x={index * 3.6}
          y={9 - index * 3}
          width="2.6"
          height={3 + index * 3}
          rx="0.8"
          className={score >= step - 12 ? "fill-current" : "fill-line-strong"}
        />
      ))}
    </svg>
  );
}

export interface PriorityProps {
  /** 0 to 100. */
  score: number;
  /** Makes the number a button that opens its sum. */
  contributions?: readonly PriorityContribution[];
  className?: string;
}

export function Priority({ score, contributions, className }: PriorityProps) {
  const t = useTranslations("ticket.priority");
  const shown = Math.round(score);
  const face = cn(
    "tabular inline-flex h-5 items-center gap-1.5 rounded-xs text-xs",
    shown >= 75 ? "font-semibold text-ink" : "text-muted",
    className,
  );
  const inside = (
    <>
      <Bars score={score} />
      {shown}
    </>
  );
  if (!contributions) {
    return (
      <span role="img" aria-label={t("label", { score: shown })} className={face}>
        {inside}
      </span>
    );
  }
  return (
    <Popover>
      <PopoverTrigger className={cn(face, "min-h-6 px-1 hover:bg-hover")}>
        <VisuallyHidden>{t("name")} </VisuallyHidden>
        {inside}
        <VisuallyHidden> {t("open")}</VisuallyHidden>
      </PopoverTrigger>
      <PopoverContent aria-label={t("title")} align="start">
        <PrioritySum score={shown} contributions={contributions} />
      </PopoverContent>
    </Popover>
  );
}

/** The score as a sum. Also for use outside the popover. */
export function PrioritySum({
  score,
  contributions,
}: {
  score: number;
  contributions: readonly PriorityContribution[];
}) {
  const t = useTranslations("ticket.priority");
  const format = useFormatter();
  const largest = Math.max(1, ...contributions.map((one) => Math.abs(one.points)));
  return (
    <div className="grid gap-2">
      <p className="font-medium text-sm">{t("title")}</p>
      <ul className="grid gap-1.5">
        {contributions.map((one) => (
          <li key={one.label} className="grid grid-cols-[1fr_4rem_2.5rem] items-center gap-x-2 text-xs">
            <span>{one.label}</span>
            <span className="h-1.5 rounded-full bg-line">
              <span
                className={cn("block h-full rounded-full", one.points < 0 ? "bg-paused" : "bg-accent")}
                style={{ width: `${(Math.abs(one.points) / largest) * 100}%` }}
              />
            </span>
            <span className="tabular text-right">
              {format.number(one.points, { signDisplay: "exceptZero", maximumFractionDigits: 1 }).replace("-", "−")}
            </span>
            {one.because && <span className="col-span-3 text-muted">{one.because}</span>}
          </li>
        ))}
      </ul>
      <p className="flex justify-between border-line border-t pt-1.5 font-medium text-xs">
        {t("sum")}
        <span className="tabular">{score}</span>
      </p>
    </div>
  );
}
