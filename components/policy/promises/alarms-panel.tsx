"use client";
import { useFormatter, useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { freeId, listAt, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { number } from "../read";
import { AlarmActions } from "./alarm-actions";
import { IssueTypeField, SegmentField } from "./scope-fields";
import { useChoices } from "./use-choices";

const list = ["sla", "alarms"];

/** What happens by itself when a clock warns or is broken. */
export function AlarmsPanel() {
  const t = useTranslations("promises.alarms");
  const { document } = useDocumentForm();
  return (
    <Panel title={t("title")} note={t("note")}>
      <ol className="grid gap-4">
        {rowsAt(document, list).map(({ index, key }) => (
          <Alarm key={key} index={index} />
        ))}
      </ol>
      <AddButton
        list={list}
        row={(rows) => ({
          id: freeId(rows, "alarm"),
          metric: "firstResponse",
          of: "promise",
          issueType: null,
          segment: null,
          at: null,
          do: [{ kind: "notify", whom: "leads" }],
        })}
      >
        {t("add")}
      </AddButton>
    </Panel>
  );
}

function Alarm({ index }: { index: number }) {
  const t = useTranslations("promises.alarms");
  const targets = useTranslations("promises.targets");
  const format = useFormatter();
  const { document } = useDocumentForm();
  const { allMetrics } = useChoices();
  const row = [...list, index];
  const id = String(valueAt(document, [...row, "id"]) ?? index + 1);
  const warning = (at: number) =>
    t("warning", { part: format.number(at, { style: "percent", maximumFractionDigits: 1 }) });
  const moments = listAt(document, ["sla", "warnAt"]).flatMap((f) => number(f) ?? []);
  return (
    <li className="border-line border-b pb-4">
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("row", { id })}</legend>
        <div className="flex items-end gap-2">
          <TextField path={[...row, "id"]} label={t("id")} className="min-w-0 flex-1" />
          <RowButtons list={list} index={index} name={id} isOrdered />
        </div>
        <div className="grid gap-2 sm:grid-cols-3">
          <ChoiceField
            path={[...row, "metric"]}
            label={targets("metric")}
            options={allMetrics}
            none={t("everyMetric")}
          />
          <ChoiceField
            path={[...row, "of"]}
            label={t("of")}
            options={(["promise", "budget"] as const).map((value) => ({ value, label: t(`ofWhat.${value}`) }))}
          />
          <ChoiceField
            path={[...row, "at"]}
            label={t("at")}
            options={moments.map((m) => ({ value: String(m), label: warning(m) }))}
            say={(stored) => (Number.isFinite(Number(stored)) ? warning(Number(stored)) : stored)}
            none={t("breach")}
            write={Number}
          />
          <IssueTypeField row={row} />
          <SegmentField row={row} />
        </div>
        <AlarmActions alarm={row} id={id} />
        <PlaceFindings path={row} />
      </fieldset>
    </li>
  );
}
