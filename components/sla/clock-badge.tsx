"use client";
import { cva } from "class-variance-authority";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { Tip } from "@/components/ui/tooltip";
import { ClockDetail } from "./clock-detail";
import { ClockGlyph } from "./clock-glyph";
import { type ClockView, clockState } from "./clock-state";
import { useClockName } from "./use-clock-name";
import { useDuration } from "./use-duration";

const style = cva("tabular inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-xs px-1.5 text-xs", {
  variants: {
    tone: {
      calm: "text-muted ring-1 ring-line-strong ring-inset",
      soon: "bg-warn-soft font-medium text-warn-text",
      late: "bg-late-soft font-semibold text-late-text",
      paused: "bg-paused-soft text-paused-text",
      met: "text-good-text",
      metLate: "text-late-text",
      void: "text-faint line-through decoration-1",
    },
  },
});

export interface ClockBadgeProps {
  clock: ClockView;
  /** From `useServerNow`. */
  now: number;
  /** Lines below the standard ones in the tip: what counted, what paused it. */
  detail?: React.ReactNode;
  /** Off inside rows that are one link. */
  focusable?: boolean;
  className?: string;
}

/** `FRT 2h 5m`, `−15m` when late; shape, word and colour agree. Hover or focus explains it. */
export function ClockBadge({ clock, now, detail, focusable = true, className }: ClockBadgeProps) {
  const t = useTranslations("sla");
  const duration = useDuration();
  const { tone, leftMs, share } = clockState(clock, now);
  const name = useClockName();
  const time = (display: "narrow" | "long") =>
    clock.isUncounted ? t("uncounted") : duration(leftMs, display, clock.isBusinessTime);
  const isOver = !clock.isUncounted && (leftMs < 0 || tone === "late");
  const metric = t(`metric.${clock.metric}.short`);
  const left = tone === "void" || tone === "met" ? "" : (isOver ? "−" : "") + time("narrow");
  const spoken = t(`spoken.${tone}`, { metric: name(clock.metric, clock.tier), time: time("long") });
  return (
    <Tip rich content={<ClockDetail clock={clock} now={now} spoken={spoken} detail={detail} />}>
      <span
        role="img"
        aria-label={spoken}
        tabIndex={focusable ? 0 : undefined}
        className={cn(style({ tone }), className)}
      >
        <ClockGlyph tone={tone} share={share} />
        <span>{clock.tier ? `${metric} T${clock.tier}` : metric}</span>
        {left && <span>{left}</span>}
      </span>
    </Tip>
  );
}
