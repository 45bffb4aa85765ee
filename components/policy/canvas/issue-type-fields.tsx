"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, DecimalField, PercentField, TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { listAt, type Path, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { WordsField } from "@/components/document-form/words-field";
import { Checkbox } from "@/components/ui/checkbox";
import { autonomyStages } from "@/server/domain/vocabulary";
import { useNamed } from "../promises/use-choices";
import { isRow } from "../read";
import { OwnTargets } from "./own-targets";
import { PlaybookFields } from "./playbook-fields";
import { useTierChoices } from "./use-tier-choices";

/** All that the document says of one issue type. */
export function IssueTypeFields({ index }: { index: number }) {
  const t = useTranslations("canvas.field");
  const stages = useTranslations("policy.owners.stages");
  const { document } = useDocumentForm();
  const row: Path = ["issueTypes", index];
  const id = String(valueAt(document, [...row, "id"]) ?? "");
  return (
    <>
      <TextField path={[...row, "name"]} label={t("name")} />
      <div className="grid grid-cols-2 items-start gap-3">
        <ChoiceField path={[...row, "owner"]} label={t("owner")} options={useNamed("teams")} />
        <ChoiceField path={[...row, "startTier"]} label={t("startTier")} options={useTierChoices()} write={Number} />
      </div>
      <ChoiceField
        path={[...row, "stage"]}
        label={t("stage")}
        options={autonomyStages.map((value) => ({ value, label: stages(value) }))}
      />
      <OwnBands row={row} />
      <WordsField path={[...row, "requires"]} label={t("requires")} hint={t("requiresHint")} />
      <Priors row={row} />
      <OwnTargets issueType={id} />
      <PlaybookFields row={row} />
      <PlaceFindings path={row} />
    </>
  );
}

function OwnBands({ row }: { row: Path }) {
  const t = useTranslations("canvas.field");
  const thresholds = useTranslations("canvas.thresholds");
  const { document, isReadOnly, set } = useDocumentForm();
  const path = [...row, "bands"];
  const isOwn = isRow(valueAt(document, path));
  const desk = valueAt(document, ["bands"]);
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t("ownBands")}</legend>
      <Checkbox
        label={t("ownBands")}
        checked={isOwn}
        disabled={isReadOnly}
        onCheckedChange={(on) => set(path, on === true ? (isRow(desk) ? desk : { high: 0.85, low: 0.6 }) : null)}
      />
      {isOwn && (
        <div className="grid grid-cols-2 items-start gap-3">
          <PercentField path={[...path, "high"]} label={thresholds("high")} />
          <PercentField path={[...path, "low"]} label={thresholds("low")} />
        </div>
      )}
      <PlaceFindings path={path} />
    </fieldset>
  );
}

/** What is expected of each tier until enough is known. */
function Priors({ row }: { row: Path }) {
  const t = useTranslations("canvas.field");
  const { document } = useDocumentForm();
  const tiers = useTierChoices();
  const list = [...row, "priors"];
  const taken = listAt(document, list).map((one) => (isRow(one) ? one.tier : null));
  const free = tiers.find((one) => !taken.includes(Number(one.value)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-xs">{t("priors")}</legend>
      <p className="text-muted text-xs">{t("priorsHint")}</p>
      {rowsAt(document, list).map(({ index, key }) => {
        const tier = valueAt(document, [...list, index, "tier"]);
        return (
          <div key={key} className="grid grid-cols-[4.5rem_1fr_1fr_auto] items-end gap-2">
            <ChoiceField path={[...list, index, "tier"]} label={t("tier")} options={tiers} write={Number} />
            <PercentField path={[...list, index, "success"]} label={t("success")} />
            <DecimalField path={[...list, index, "handlingMinutes"]} label={t("minutes")} least={0} most={100_000} />
            <RowButtons list={list} index={index} name={t("priorOf", { tier: String(tier) })} />
          </div>
        );
      })}
      {free && (
        <span>
          <AddButton list={list} row={() => ({ tier: Number(free.value), success: 0.75, handlingMinutes: 15 })}>
            {t("addPrior")}
          </AddButton>
        </span>
      )}
      <PlaceFindings path={list} />
    </fieldset>
  );
}
