"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { DocumentFormProvider } from "@/components/document-form/context";
import { Fortnight } from "@/components/time/week/fortnight";
import { HolidaysTable } from "@/components/time/week/holidays-table";
import { WeekEditor } from "@/components/time/week/week-editor";
import { ZoneField } from "@/components/time/week/zone-field";
import { checkCalendar } from "@/server/domain/calendar/check";

interface Props {
  /** Hours as calendars write them, or half written. */
  schedule: unknown;
  /** Absent = to read only. */
  onChange?: (schedule: unknown) => void;
}

/** The weekly hours of one person: zone, week, days off, and what they make of the next fortnight. */
export function HoursForm({ schedule, onChange }: Props) {
  const t = useTranslations("people.sheet");
  const findings = useMemo(() => checkCalendar(schedule).errors, [schedule]);
  return (
    <DocumentFormProvider document={schedule} findings={findings} onChange={onChange}>
      <div className="grid gap-4">
        <ZoneField path={["zone"]} className="max-w-72" />
        <section className="grid gap-1">
          <h3 className="font-semibold text-sm">{t("week")}</h3>
          <WeekEditor path={["week"]} />
        </section>
        <section className="grid gap-2">
          <h3 className="font-semibold text-sm">{t("fortnight")}</h3>
          <Fortnight path={[]} />
        </section>
        <HolidaysTable path={[]} title={t("daysOff")} level={3} />
      </div>
    </DocumentFormProvider>
  );
}
