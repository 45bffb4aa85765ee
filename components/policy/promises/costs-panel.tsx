"use client";
import { useTranslations } from "use-intl";
import { DecimalField } from "@/components/document-form/fields";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { useChoices } from "./use-choices";

const costs = ["breach", "lateHour"] as const;

/** What a broken promise weighs with the planner, which decides by it who gets what first. */
export function CostsPanel() {
  const t = useTranslations("promises.costs");
  const { metrics } = useChoices();
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("metric")}</HeaderCell>
            {costs.map((cost) => (
              <HeaderCell key={cost}>{t(cost)}</HeaderCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {metrics.map(({ value: metric, label }) => (
            <tr key={metric} className="border-line border-b">
              <th scope="row" className="px-3 text-left font-medium">
                {label}
              </th>
              {costs.map((cost) => (
                <td key={cost} className="px-3 py-1 align-top">
                  <DecimalField
                    path={["sla", "costs", metric, cost]}
                    label={t("cell", { metric: label, cost: t(cost) })}
                    hideLabel
                    least={0}
                    most={1e6}
                    className="max-w-28"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <PlaceFindings path={["sla", "costs"]} />
    </Panel>
  );
}
