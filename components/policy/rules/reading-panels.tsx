"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { DecimalField, PercentField, TextField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import { freeId, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { WordsField } from "@/components/document-form/words-field";
import { Panel } from "@/components/ui/card";

/** How messages are read: languages, what counts as none of the issue types, how complexity is measured. */
export function UnderstandingPanel() {
  const t = useTranslations("canvas.understanding");
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <PercentField path={["understanding", "noneOfThese"]} label={t("noneOfThese")} hint={t("noneOfTheseHint")} />
        <WordsField path={["understanding", "languages"]} label={t("languages")} hint={t("languagesHint")} />
        <PercentField path={["understanding", "complexityMean"]} label={t("mean")} />
        <DecimalField
          path={["understanding", "complexityDeviation"]}
          label={t("deviation")}
          hint={t("deviationHint")}
          least={0}
          most={10}
        />
      </div>
      <PlaceFindings path={["understanding"]} />
    </Panel>
  );
}

/** The product's parts, with the words that customers have for them. */
export function FeaturesPanel() {
  const t = useTranslations("canvas.features");
  return (
    <ListPanel
      list={["features"]}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="name"
      heard={(name) => t("row", { name })}
      add={t("add")}
      row={(rows) => ({ id: freeId(rows, "feature"), name: t("newName"), words: [] })}
    >
      {(row) => (
        <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[9rem_9rem_minmax(0,1fr)]">
          <TextField path={[...row, "id"]} label={t("id")} />
          <TextField path={[...row, "name"]} label={t("name")} />
          <WordsField path={[...row, "words"]} label={t("words")} />
        </div>
      )}
    </ListPanel>
  );
}

/** What the desk's own words say of the impact. Documents before version 10 have no place for them. */
export function SeverityPanel() {
  const t = useTranslations("canvas.severity");
  const { document } = useDocumentForm();
  if (valueAt(document, ["severity"]) === undefined) return null;
  return (
    <ListPanel
      list={["severity", "rules"]}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="id"
      heard={(name) => t("row", { name })}
      add={t("add")}
      row={(rows) => ({ id: freeId(rows, "severe"), words: [t("newWord")], severity: 0.8 })}
    >
      {(row) => (
        <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[9rem_minmax(0,1fr)_7rem]">
          <TextField path={[...row, "id"]} label={t("id")} />
          <WordsField path={[...row, "words"]} label={t("words")} />
          <PercentField path={[...row, "severity"]} label={t("severity")} />
        </div>
      )}
    </ListPanel>
  );
}
