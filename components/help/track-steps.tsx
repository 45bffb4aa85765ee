"use client";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { TrackedTicket } from "./types";

const byPeople = ["received", "team", "person", "resolved"] as const;
const byAssistant = ["received", "assistant", "answered", "resolved"] as const;
/** How far each stage has come. */
const reached: Record<TrackedTicket["stage"], number> = {
  received: 0,
  answering: 1,
  answered: 2,
  waiting: 1,
  offered: 1,
  withAgent: 2,
  needsYou: 2,
  withOthers: 2,
  resolved: 3,
};

/** The way of a request, as far as it has come. */
export function TrackSteps({ stage }: { stage: TrackedTicket["stage"] }) {
  const steps = stage === "answering" || stage === "answered" ? byAssistant : byPeople;
  const t = useTranslations("help.track.steps");
  const at = reached[stage];
  return (
    <ol aria-label={t("label")} className="grid grid-cols-4 gap-1.5">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? "step" : undefined}
          className={cn("grid content-start gap-1.5 text-xs", index === at ? "font-medium text-ink" : "text-faint")}
        >
          <span aria-hidden className={cn("h-1 rounded-full", index <= at ? "bg-accent" : "bg-line")} />
          <span className="flex items-start gap-1">
            {index < at && <Check aria-hidden className="mt-0.75 size-3 shrink-0" />}
            {t(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}
