"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { CheckField, TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { freeId, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";

const list = ["presence", "custom"];

/** The desk's own presences beside the standard ones. */
export function PresencesPanel() {
  const t = useTranslations("policy.giving.presences");
  const { document } = useDocumentForm();
  const rows = rowsAt(document, list);
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        {rows.length === 0 && <p className="text-muted text-sm">{t("empty")}</p>}
        {rows.map(({ index, key }) => {
          const row = [...list, index];
          const name = String(valueAt(document, [...row, "name"]) || index + 1);
          return (
            <fieldset key={key} className="grid gap-1">
              <legend className="sr-only">{t("row", { name })}</legend>
              <div className="flex items-end gap-3">
                <TextField path={[...row, "name"]} label={t("name")} className="min-w-0 flex-1 sm:max-w-xs" />
                <span className="flex min-h-ctl items-center">
                  <CheckField path={[...row, "receivesWork"]} label={t("receives")} />
                </span>
                <RowButtons list={list} index={index} name={name} />
              </div>
              <PlaceFindings path={row} />
            </fieldset>
          );
        })}
        <span>
          <AddButton list={list} row={(rows) => ({ id: freeId(rows, "presence"), name: "", receivesWork: false })}>
            {t("add")}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}
