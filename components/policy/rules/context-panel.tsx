"use client";
import { useTranslations } from "use-intl";
import { CheckField, ChoiceField, DecimalField, TextField, WholeField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import type { Path } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { accountEventKinds } from "@/server/domain/context/vocabulary";
import { RatesField } from "./rates-field";
import { TypesField } from "./types-field";

const at = (...rest: string[]): Path => ["context", ...rest];

/** How an account's facts, use and history count. */
export function ContextPanels() {
  const t = useTranslations("canvas.context");
  const kinds = useTranslations("accounts.event");
  return (
    <>
      <Panel title={t("title")} note={t("note")}>
        <div className="grid gap-3">
          <CheckField path={at("isChecked")} label={t("isChecked")} />
          <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3">
            <DecimalField path={at("complexityLimit")} label={t("limit")} least={0} most={3} />
            <DecimalField path={at("unfamiliar", "novelty")} label={t("novelty")} least={0} most={3} />
            <DecimalField path={at("unfamiliar", "newError")} label={t("newError")} least={0} most={3} />
            <WholeField path={at("repeated", "from")} label={t("repeatedFrom")} least={2} most={20} />
            <DecimalField path={at("repeated", "complexity")} label={t("repeatedHarder")} least={0} most={3} />
            <DecimalField path={at("repeated", "points")} label={t("repeatedPoints")} least={0} most={100} />
            <DecimalField path={at("renewal", "points")} label={t("renewalPoints")} least={0} most={100} />
            <WholeField path={at("renewal", "days")} label={t("renewalDays")} least={1} most={365} />
            <DecimalField path={at("churnRisk")} label={t("churnRisk")} least={0} most={100} />
            <DecimalField path={at("value", "points")} label={t("valuePoints")} least={0} most={100} />
            <DecimalField path={at("value", "full")} label={t("valueFull")} least={0} most={1e12} />
            <TextField path={at("value", "currency")} label={t("currency")} />
            <DecimalField path={at("reopened")} label={t("reopened")} least={0} most={100} />
          </div>
          <RatesField />
          <PlaceFindings path={at()} />
        </div>
      </Panel>
      <ListPanel
        list={at("events")}
        title={t("events")}
        note={t("eventsNote")}
        empty={t("eventsEmpty")}
        named="event"
        heard={(name) => t("row", { name })}
        add={t("addEvent")}
        row={() => ({ event: accountEventKinds[0], issueTypes: [], days: 7, complexity: 0.5 })}
      >
        {(row) => (
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[11rem_minmax(0,1fr)_5rem_5rem]">
            <ChoiceField
              path={[...row, "event"]}
              label={t("event")}
              options={accountEventKinds.map((value) => ({ value, label: kinds(value) }))}
            />
            <TypesField path={[...row, "issueTypes"]} label={t("types")} />
            <WholeField path={[...row, "days"]} label={t("days")} least={1} most={365} />
            <DecimalField path={[...row, "complexity"]} label={t("harder")} least={0} most={3} />
          </div>
        )}
      </ListPanel>
      <ListPanel
        list={at("volume")}
        title={t("volume")}
        note={t("volumeNote")}
        empty={t("volumeEmpty")}
        named="metric"
        heard={(name) => t("volumeRow", { name })}
        add={t("addVolume")}
        row={() => ({ metric: null, issueTypes: [], from: 1, complexity: 0.5 })}
      >
        {(row) => (
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[9rem_minmax(0,1fr)_6rem_5rem]">
            <TextField path={[...row, "metric"]} label={t("metric")} none={t("anyMetric")} />
            <TypesField path={[...row, "issueTypes"]} label={t("types")} />
            <DecimalField path={[...row, "from"]} label={t("growth")} least={0} most={100} />
            <DecimalField path={[...row, "complexity"]} label={t("harder")} least={0} most={3} />
          </div>
        )}
      </ListPanel>
    </>
  );
}
