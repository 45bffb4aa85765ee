"use client";
import { OctagonX } from "lucide-react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { useInstant } from "@/components/ui/use-date-time";
import { useAssistant } from "./use-assistant";
import { useSwitching } from "./use-switching";

/** Over every page of the desk while the assistant is stopped: since when, by whom, what it means. */
export function StopBanner({ canStop }: { canStop: boolean }) {
  const t = useTranslations("assistant");
  const now = useServerNow();
  const instant = useInstant();
  const state = useAssistant();
  const { busy, start } = useSwitching();
  const stoppedAt = state?.stoppedAt ?? null;
  // The region stays, so that what appears in it is read out.
  return (
    <section aria-label={t("banner.label")} aria-live="polite">
      {state && stoppedAt !== null && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-late/30 border-y bg-late-soft px-4 py-2 text-sm md:mt-2 md:mr-2 md:rounded-lg md:border">
          <OctagonX aria-hidden className="size-4 shrink-0 text-late-text" />
          <p className="wrap-anywhere min-w-48 flex-1">
            <span className="font-medium">
              {t("banner.since", {
                at: instant(stoppedAt, now),
                by: state.stoppedBy ?? "none",
                note: state.note ?? "none",
              })}
            </span>{" "}
            <span className="text-muted">{t("banner.means")}</span>
          </p>
          {canStop && (
            <Button size="sm" busy={busy} onClick={start}>
              {t("start.do")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
