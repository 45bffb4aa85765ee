"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { CheckField, ChoiceField } from "@/components/document-form/fields";
import { listAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { reopenings } from "@/server/domain/sla/rules";
import { waits } from "@/server/domain/vocabulary";
import { MetricTable } from "./metric-table";

/** What stops the clocks for a while, what reopening does, and whose answer counts. */
export function PausesPanel() {
  const t = useTranslations("promises.pauses");
  const { document, isReadOnly, set } = useDocumentForm();
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <MetricTable
        label={t("title")}
        head={t("metric")}
        columns={waits.map((value) => ({ value, label: t(`wait.${value}`) }))}
      >
        {(metric, wait) => {
          const path = ["sla", "pauses", metric.value];
          const paused = listAt(document, path);
          return (
            <Checkbox
              aria-label={t("cell", { metric: metric.label, wait: wait.label })}
              checked={paused.includes(wait.value)}
              disabled={isReadOnly}
              onCheckedChange={(on) =>
                set(
                  path,
                  waits.filter((w) => (w === wait.value ? on === true : paused.includes(w))),
                )
              }
            />
          );
        }}
      </MetricTable>
      <div className="grid gap-3 p-3">
        <PlaceFindings path={["sla", "pauses"]} />
        <ChoiceField
          path={["sla", "onReopen"]}
          label={t("onReopen")}
          options={reopenings.map((value) => ({ value, label: t(`reopening.${value}`) }))}
          className="max-w-80"
        />
        <CheckField path={["assistant", "answerMeetsResponse"]} label={t("answerMeets")} />
      </div>
    </Panel>
  );
}
