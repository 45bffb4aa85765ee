"use client";
import { Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { type Path, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { type Weekday, weekdays } from "@/server/domain/calendar/document";
import { barsOf, copiedTo } from "./bars";
import { DayBar } from "./day-bar";
import { IntervalList } from "./interval-list";

/** The week that repeats, day by day: hours to type, and as bars to see. `path` is that of a week. */
export function WeekEditor({ path }: { path: Path }) {
  const t = useTranslations("calendars.week");
  const { document, isReadOnly, set } = useDocumentForm();
  const week = valueAt(document, path);
  return (
    <div className="grid gap-1">
      <ul className="grid">
        {weekdays.map((day, index) => (
          <li
            key={day}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-line border-b py-1.5 last:border-b-0 lg:grid-cols-[5.5rem_19rem_minmax(6rem,1fr)_auto]"
          >
            <span className="flex h-ctl items-center font-medium text-sm">{t(`day.${day}`)}</span>
            <IntervalList path={[...path, day]} day={t(`day.${day}`)} />
            <DayBar
              className="order-last col-span-3 lg:order-none lg:col-span-1 lg:mt-3"
              label={t("bar", { day: t(`day.${day}`) })}
              bars={barsOf(week, index).map((b) => ({
                start: b.from / 1440,
                end: b.to / 1440,
                isFaint: b.isFromEve,
              }))}
            />
            {!isReadOnly && <CopyMenu day={day} onCopy={(to) => set(path, copiedTo(week, day, to))} />}
          </li>
        ))}
      </ul>
      <PlaceFindings path={path} />
    </div>
  );
}

function CopyMenu({ day, onCopy }: { day: Weekday; onCopy: (to: readonly Weekday[]) => void }) {
  const t = useTranslations("calendars.week");
  const others = (days: readonly Weekday[]) => days.filter((d) => d !== day);
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton size="sm" label={t("copy", { day: t(`day.${day}`) })}>
          <Copy aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem onSelect={() => onCopy(others(weekdays.slice(0, 5)))}>{t("toWorkdays")}</MenuItem>
        <MenuItem onSelect={() => onCopy(others(weekdays))}>{t("toAll")}</MenuItem>
        {others(weekdays).map((to) => (
          <MenuItem key={to} onSelect={() => onCopy([to])}>
            {t(`day.${to}`)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
