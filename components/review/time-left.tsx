"use client";
import { Hourglass } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDuration } from "@/components/sla/use-duration";
import { cn } from "@/components/ui/cn";

/** From this much on, the time that is left is shown as pressing. */
export const pressingMs = 5 * 60_000;

/** How long a draft may still wait for a reviewer; colour is never alone. */
export function TimeLeft({ until, now, className }: { until: number; now: number; className?: string }) {
  const t = useTranslations("review.list");
  const duration = useDuration();
  const left = until - now;
  const time = duration(Math.max(0, left));
  const isPressing = left <= pressingMs;
  return (
    <span
      title={left > 0 ? t("leftLong", { time: duration(left, "long") }) : undefined}
      className={cn(
        "tabular inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-xs text-xs [&_svg]:size-3",
        isPressing ? "bg-warn-soft px-1.5 font-medium text-warn-text" : "text-muted",
        className,
      )}
    >
      {isPressing && <Hourglass aria-hidden />}
      {left > 0 ? t("left", { time }) : t("over")}
    </span>
  );
}
