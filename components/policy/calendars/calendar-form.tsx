"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { useAt, useDocumentForm } from "@/components/document-form/context";
import { type Path, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Fortnight } from "@/components/time/week/fortnight";
import { HolidaysTable } from "@/components/time/week/holidays-table";
import { WeekEditor } from "@/components/time/week/week-editor";
import { ZoneField } from "@/components/time/week/zone-field";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { calendarNamed, isCountedBy } from "./named";

/** One calendar: its name and zone, its week, its holidays, and what they make of the next fortnight. */
export function CalendarForm({ path, name, onRemove }: { path: Path; name: string; onRemove: () => void }) {
  const t = useTranslations("calendars");
  const { document, isReadOnly } = useDocumentForm();
  const id = valueAt(document, [...path, "id"]);
  return (
    <div className="grid min-w-0 gap-3">
      <Panel
        title={name}
        note={t("id", { id: String(id) })}
        actions={
          !isReadOnly && (
            <Button size="sm" variant="ghost" disabled={isCountedBy(document, id)} onClick={onRemove}>
              <Trash2 aria-hidden />
              {t("remove")}
            </Button>
          )
        }
      >
        <div className="grid gap-3">
          <PlaceFindings path={path} />
          <div className="grid gap-2 sm:grid-cols-2">
            <NameField path={path} />
            <ZoneField path={[...path, "zone"]} />
          </div>
          {!isReadOnly && isCountedBy(document, id) && <p className="text-muted text-xs">{t("inUse")}</p>}
        </div>
      </Panel>
      <Panel title={t("week.title")} note={t("week.note")}>
        <WeekEditor path={[...path, "week"]} />
      </Panel>
      <Panel title={t("fortnight.title")} note={t("fortnight.note")}>
        <Fortnight path={path} />
      </Panel>
      <HolidaysTable path={path} />
    </div>
  );
}

function NameField({ path }: { path: Path }) {
  const t = useTranslations("calendars");
  const { document, isReadOnly, set } = useDocumentForm();
  const { value, error } = useAt([...path, "name"]);
  if (isReadOnly) return null;
  return (
    <Field label={t("name")} error={error}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={typeof value === "string" ? value : ""}
          onChange={(event) => set(path, calendarNamed(document, path, event.target.value))}
        />
      )}
    </Field>
  );
}
