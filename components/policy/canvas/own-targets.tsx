"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, MinutesField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { rowsAt } from "@/components/document-form/path";
import { promiseMetrics } from "@/server/domain/vocabulary";
import { useChoices } from "../promises/use-choices";
import { isRow } from "../read";

const list = ["sla", "targets"];

/** Promises about one issue type alone; what is promised to everybody stands with the promises. */
export function OwnTargets({ issueType }: { issueType: string }) {
  const t = useTranslations("canvas.field");
  const { document } = useDocumentForm();
  const { metrics } = useChoices();
  const own = rowsAt(document, list).filter(({ value }) => isRow(value) && value.issueType === issueType);
  const promised = own.flatMap(({ value }) => (isRow(value) && value.segment === null ? [value.metric] : []));
  const free = promiseMetrics.find((metric) => !promised.includes(metric));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-xs">{t("targets")}</legend>
      {own.length === 0 && <p className="text-muted text-xs">{t("noTargets")}</p>}
      {own.map(({ index, key }, i) => (
        <div key={key} className="grid grid-cols-[1fr_6rem_auto] items-end gap-2">
          <ChoiceField path={[...list, index, "metric"]} label={t("metric")} options={metrics} />
          <MinutesField path={[...list, index, "minutes"]} label={t("within")} />
          <RowButtons list={list} index={index} name={t("targetOf", { number: i + 1 })} />
        </div>
      ))}
      {free && (
        <span>
          <AddButton list={list} row={() => ({ metric: free, issueType, segment: null, minutes: 240, calendar: null })}>
            {t("addTarget")}
          </AddButton>
        </span>
      )}
    </fieldset>
  );
}
