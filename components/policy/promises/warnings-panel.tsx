"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { PercentField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { rowsAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";

const list = ["sla", "warnAt"];

/** At which parts of a promise its clocks warn before the breach. */
export function WarningsPanel() {
  const t = useTranslations("promises.warnings");
  const { document, isReadOnly } = useDocumentForm();
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {rowsAt(document, list).map(({ index, key }) => (
          <span key={key} className="flex items-start gap-1">
            <PercentField path={[...list, index]} label={t("part", { number: index + 1 })} hideLabel className="w-16" />
            {!isReadOnly && (
              <span aria-hidden className="grid h-ctl place-items-center text-muted text-sm">
                %
              </span>
            )}
            <RowButtons list={list} index={index} name={t("part", { number: index + 1 })} />
          </span>
        ))}
        <AddButton list={list} row={() => 0.75}>
          {t("add")}
        </AddButton>
      </div>
      <PlaceFindings path={list} />
    </Panel>
  );
}
