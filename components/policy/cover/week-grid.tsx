"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { hoursInWords } from "@/server/domain/calendar/week";
import type { TierWeek } from "./weeks";

const dayKeys = ["0", "1", "2", "3", "4", "5", "6"] as const;
const hours = Array.from({ length: 24 }, (_, h) => h);
const two = (n: number) => String(n).padStart(2, "0");
const short = 3;

/** One queue's week as a table: people on shift in each hour, the more the darker; what is missing is crossed out. */
export function WeekGrid({ week, label, most }: { week: TierWeek; label: string; most: number }) {
  const t = useTranslations("findings.cover");
  const holes = hoursInWords(week.missing);
  return (
    <div className="grid min-w-0 gap-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="scroll-area rounded-sm pb-1 -outline-offset-2">
        <table aria-label={label} className="w-full min-w-140 table-fixed border-separate border-spacing-0.5 text-2xs">
          <thead>
            <tr>
              <th scope="col" className="w-9">
                <span className="sr-only">{t("day")}</span>
              </th>
              {hours.map((h) => (
                <th key={h} scope="col" className="tabular text-left font-normal text-faint">
                  <span aria-hidden>{h % 3 === 0 ? two(h) : ""}</span>
                  <span className="sr-only">{`${two(h)}:00`}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dayKeys.map((key) => (
              <tr key={key}>
                <th scope="row" className="text-left font-normal text-muted">
                  <span aria-hidden>{t(`days.${key}`).slice(0, short)}</span>
                  <span className="sr-only">{t(`days.${key}`)}</span>
                </th>
                {hours.map((h) => {
                  const at = Number(key) * 24 + h;
                  return <HourCell key={h} people={week.hours[at]!} isMissing={week.missing[at]!} most={most} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={cn("text-sm", holes === "" ? "text-muted" : "text-late-text")}>
        {holes === "" ? t("whole") : t("sentence", { hours: holes })}
      </p>
      {week.unscheduled > 0 && <p className="text-muted text-xs">{t("unscheduled", { count: week.unscheduled })}</p>}
    </div>
  );
}

/** The ground of so many people: none is bare, one is faint. */
export const groundOf = (people: number, most: number): string | undefined =>
  people === 0
    ? undefined
    : `color-mix(in oklab, var(--accent) ${Math.round(22 + 34 * ((people - 1) / Math.max(1, most - 1)))}%, var(--surface))`;

function HourCell({ people, isMissing, most }: { people: number; isMissing: boolean; most: number }) {
  const t = useTranslations("findings.cover");
  if (isMissing) {
    return (
      <td className="h-5 rounded-xs border border-late bg-late-soft p-0 text-late-text">
        <X aria-hidden className="mx-auto size-3" strokeWidth={2.5} />
        <span className="sr-only">{t("missingCell")}</span>
      </td>
    );
  }
  return (
    <td
      className={cn("tabular h-5 rounded-xs p-0 text-center", people === 0 ? "bg-sunken text-faint" : "text-ink")}
      style={{ background: groundOf(people, most) }}
    >
      {people}
    </td>
  );
}
