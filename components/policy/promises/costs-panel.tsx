"use client";
import { useTranslations } from "use-intl";
import { DecimalField } from "@/components/document-form/fields";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { MetricTable } from "./metric-table";

const costs = ["breach", "lateHour"] as const;

/** What a broken promise weighs with the planner, which decides by it who gets what first. */
export function CostsPanel() {
  const t = useTranslations("promises.costs");
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <MetricTable label={t("title")} head={t("metric")} columns={costs.map((value) => ({ value, label: t(value) }))}>
        {(metric, cost) => (
          <DecimalField
            path={["sla", "costs", metric.value, cost.value]}
            label={t("cell", { metric: metric.label, cost: cost.label })}
            hideLabel
            least={0}
            most={1e6}
            className="max-w-28"
          />
        )}
      </MetricTable>
      <PlaceFindings path={["sla", "costs"]} />
    </Panel>
  );
}
