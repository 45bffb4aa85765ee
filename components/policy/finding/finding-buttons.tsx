"use client";
import { CalendarClock, Route, Wrench } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Finding } from "@/server/domain/policy/finding";
import { useFindingActs } from "./acts";

/** What can be done about one finding: see its ticket on the canvas, see the hours, mend it. */
export function FindingButtons({ finding }: { finding: Finding }) {
  const t = useTranslations("findings");
  const acts = useFindingActs();
  if (!acts) return null;
  const { ticket, repair, code, path, message } = finding;
  const canMend = acts.mend !== null && repair !== undefined;
  const isAboutHours = code === "uncovered";
  if (!ticket && !canMend && !isAboutHours) return null;
  return (
    <div className="flex flex-wrap gap-1.5 pt-1">
      {ticket && (
        <Button
          size="sm"
          aria-label={t("showTicketOf", { message })}
          aria-pressed={acts.shown?.finding.message === message}
          onClick={() => acts.show(finding)}
        >
          <Route aria-hidden />
          {t("showTicket")}
        </Button>
      )}
      {isAboutHours && (
        <Button size="sm" onClick={() => acts.toCover(path)}>
          <CalendarClock aria-hidden />
          {t("toCover")}
        </Button>
      )}
      {canMend && (
        <Button size="sm" aria-label={t("mendOf", { message })} onClick={() => acts.mend?.(finding)}>
          <Wrench aria-hidden />
          {t("mend")}
        </Button>
      )}
    </div>
  );
}
