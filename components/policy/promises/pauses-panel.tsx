"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { CheckField, ChoiceField } from "@/components/document-form/fields";
import { listAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { reopenings } from "@/server/domain/sla/rules";
import { waits } from "@/server/domain/vocabulary";
import { useChoices } from "./use-choices";

/** What stops the clocks for a while, what reopening does, and whose answer counts. */
export function PausesPanel() {
  const t = useTranslations("promises.pauses");
  const { document, isReadOnly, set } = useDocumentForm();
  const { metrics } = useChoices();
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("metric")}</HeaderCell>
            {waits.map((wait) => (
              <HeaderCell key={wait} className="h-auto whitespace-normal py-1.5">
                {t(`wait.${wait}`)}
              </HeaderCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {metrics.map(({ value: metric, label }) => {
            const path = ["sla", "pauses", metric];
            const paused = listAt(document, path);
            return (
              <tr key={metric} className="h-row border-line border-b">
                <th scope="row" className="px-3 text-left font-medium">
                  {label}
                </th>
                {waits.map((wait) => (
                  <td key={wait} className="px-3">
                    <Checkbox
                      aria-label={t("cell", { metric: label, wait: t(`wait.${wait}`) })}
                      checked={paused.includes(wait)}
                      disabled={isReadOnly}
                      onCheckedChange={(on) =>
                        set(
                          path,
                          waits.filter((w) => (w === wait ? on === true : paused.includes(w))),
                        )
                      }
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </Table>
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
