"use client";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { AddButton } from "@/components/document-form/list-buttons";
import { listAt, type Path, rowsAt, valueAt, without } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { useTyped } from "@/components/document-form/use-typed";
import { number } from "@/components/policy/read";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { endText, readTime, timeText } from "./time-text";

/** Hours of one day: from when to when, as many times as it opens. */
export function IntervalList({ path, day }: { path: Path; day: string }) {
  const t = useTranslations("calendars.week");
  const { document, isReadOnly, set } = useDocumentForm();
  const open = rowsAt(document, path);
  return (
    <div className="grid justify-items-start gap-1">
      {open.length === 0 && <span className="flex h-ctl-sm items-center text-faint text-sm">{t("closed")}</span>}
      {open.map(({ index, key }) => {
        const row = [...path, index];
        const from = number(valueAt(document, [...row, "from"]));
        const to = number(valueAt(document, [...row, "to"]));
        const isOvernight = from !== null && to !== null && (to > 1440 || to < from);
        const name = t("interval", { day, number: index + 1 });
        return (
          <div key={key} className="grid gap-1">
            <div className="flex items-start gap-1">
              <TimeField path={[...row, "from"]} label={t("from", { name })} write={timeText} />
              <span aria-hidden className={cn("grid place-items-center text-faint", isReadOnly ? "h-6" : "h-ctl")}>
                –
              </span>
              <TimeField path={[...row, "to"]} label={t("to", { name })} write={(at) => endText(from ?? 0, at)} />
              {isOvernight && (
                <span className={cn("grid place-items-center", isReadOnly ? "h-6" : "h-ctl")}>
                  <Badge>{t("overnight")}</Badge>
                </span>
              )}
              {!isReadOnly && (
                <IconButton
                  size="sm"
                  label={t("remove", { name })}
                  onClick={() => set(path, without(listAt(document, path), index))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </div>
            <PlaceFindings path={row} />
          </div>
        );
      })}
      <AddButton
        list={path}
        label={t("addTo", { day })}
        row={(rows) => (rows.length === 0 ? { from: 540, to: 1020 } : { from: 1080, to: 1200 })}
      >
        {t("add")}
      </AddButton>
    </div>
  );
}

/** A time in 24 hours. */
function TimeField({ path, label, write }: { path: Path; label: string; write: (at: number) => string }) {
  const t = useTranslations("calendars.week");
  const { stored, shown, error, isReadOnly, input } = useTyped(path, readTime, write);
  if (isReadOnly) return <span className="tabular flex h-6 items-center text-sm">{stored}</span>;
  return (
    <Field label={label} hideLabel error={readTime(shown) === null ? t("noTime") : error} className="w-18 [&_p]:w-40">
      {(control) => <Input {...control} {...input} inputMode="numeric" className="tabular" />}
    </Field>
  );
}
