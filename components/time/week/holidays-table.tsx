"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { listAt, type Path, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { isRow, text } from "@/components/policy/read";
import { useToday } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { withoutPast } from "./holidays";
import { ImportHolidays } from "./import-holidays";
import { IntervalList } from "./interval-list";

/** The days that differ from the week. `path` is that of the calendar. */
export function HolidaysTable({ path, title, level }: { path: Path; title?: string; level?: 2 | 3 }) {
  const t = useTranslations("calendars.holidays");
  const { document, isReadOnly, set } = useDocumentForm();
  const today = useToday();
  const list = [...path, "holidays"];
  const days = listAt(document, list);
  const left = withoutPast(days, today);
  const zone = text(valueAt(document, [...path, "zone"])) ?? "";
  return (
    <Panel
      title={title ?? t("title")}
      level={level}
      note={t("note")}
      actions={
        !isReadOnly && (
          <span className="flex flex-wrap justify-end gap-1">
            {left.length < days.length && (
              <Button size="sm" variant="ghost" onClick={() => set(list, left)}>
                {t("removePast", { count: days.length - left.length })}
              </Button>
            )}
            <ImportHolidays days={days} zone={zone} today={today} onAdd={(all) => set(list, all)} />
          </span>
        )
      }
    >
      <div className="grid gap-2">
        {days.length === 0 && <p className="text-muted text-sm">{t("empty")}</p>}
        <ul className="grid gap-2">
          {days.map((day, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a holiday is its place in the document
            <HolidayRow key={index} list={list} index={index} day={day} />
          ))}
        </ul>
        <PlaceFindings path={list} />
        <span>
          <AddButton list={list} row={() => ({ date: today, name: "" })}>
            {t("add")}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}

function HolidayRow({ list, index, day }: { list: Path; index: number; day: unknown }) {
  const t = useTranslations("calendars.holidays");
  const { isReadOnly, set } = useDocumentForm();
  const row = [...list, index];
  const isOpen = isRow(day) && Array.isArray(day.open);
  const name = (isRow(day) && text(day.name)) || t("row", { number: index + 1 });
  const choose = (next: string) => {
    const { open: _, ...closed } = isRow(day) ? day : {};
    set(row, next === "open" ? { ...closed, open: [{ from: 540, to: 780 }] } : closed);
  };
  return (
    <li className="grid gap-1 border-line border-b pb-2 last:border-b-0">
      <div className="flex flex-wrap items-start gap-2">
        <TextField path={[...row, "date"]} label={t("date", { name })} hideLabel type="date" className="w-36" />
        <TextField
          path={[...row, "name"]}
          label={t("name", { number: index + 1 })}
          hideLabel
          className="min-w-40 flex-1"
        />
        {isReadOnly ? (
          !isOpen && <span className="text-muted text-sm">{t("closed")}</span>
        ) : (
          <Select
            aria-label={t("hours", { name })}
            value={isOpen ? "open" : "closed"}
            onValueChange={choose}
            options={[
              { value: "closed", label: t("closed") },
              { value: "open", label: t("open") },
            ]}
            className="w-32"
          />
        )}
        <RowButtons list={list} index={index} name={name} />
      </div>
      {isOpen && <IntervalList path={[...row, "open"]} day={name} />}
      <PlaceFindings path={row} />
    </li>
  );
}
