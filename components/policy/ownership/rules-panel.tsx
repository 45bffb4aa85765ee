"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, PercentField, TextField } from "@/components/document-form/fields";
import { AddButton, RowButtons } from "@/components/document-form/list-buttons";
import { freeId, listAt, type Path, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { hourStates, segments } from "@/server/domain/vocabulary";
import { useChoices, useNamed } from "../promises/use-choices";

const list = ["ownership"];
const mostTypes = 5;

/** The rules in their order: the first that fits decides. */
export function RulesPanel() {
  const t = useTranslations("policy.ownership");
  const { document } = useDocumentForm();
  const { types } = useChoices();
  const teams = useNamed("teams");
  const rows = rowsAt(document, list);
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-4">
        {rows.length === 0 && <p className="text-muted text-sm">{t("empty")}</p>}
        <ol className="grid gap-4">
          {rows.map(({ index, key }) => (
            <Rule key={key} index={index} />
          ))}
        </ol>
        <PlaceFindings path={list} />
        <span>
          <AddButton
            list={list}
            row={(all) => ({
              id: freeId(all, "rule"),
              issueTypes: types.slice(0, 1).map((one) => one.value),
              segments: null,
              hours: null,
              minProbability: 0.25,
              owner: teams[0]?.value ?? "",
            })}
          >
            {t("add")}
          </AddButton>
        </span>
      </div>
    </Panel>
  );
}

function Rule({ index }: { index: number }) {
  const t = useTranslations("policy.ownership");
  const { document } = useDocumentForm();
  const teams = useNamed("teams");
  const row = [...list, index];
  const id = String(valueAt(document, [...row, "id"]) ?? index + 1);
  return (
    <li className="border-line border-b pb-4 last:border-b-0">
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("row", { id })}</legend>
        <div className="flex items-end gap-2">
          <TextField path={[...row, "id"]} label={t("id")} className="min-w-0 flex-1" />
          <ChoiceField path={[...row, "owner"]} label={t("owner")} options={teams} className="min-w-0 flex-1" />
          <RowButtons list={list} index={index} name={id} isOrdered />
        </div>
        <IssueTypes row={row} id={id} />
        <div className="grid gap-2 sm:grid-cols-3">
          <PercentField path={[...row, "minProbability"]} label={t("minProbability")} />
          <Hours row={row} />
        </div>
        <Segments row={row} />
        <PlaceFindings path={row} />
      </fieldset>
    </li>
  );
}

/** The issue types that have to come together. */
export function IssueTypes({ row, id }: { row: Path; id: string }) {
  const t = useTranslations("policy.ownership");
  const { document } = useDocumentForm();
  const { types } = useChoices();
  const path = [...row, "issueTypes"];
  const chosen = listAt(document, path);
  const free = types.find((one) => !chosen.includes(one.value));
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-end gap-2">
        {rowsAt(document, path).map(({ index, key }) => {
          const label = t("issueType", { number: index + 1 });
          return (
            <span key={key} className="flex min-w-40 flex-1 items-end gap-1">
              <ChoiceField path={[...path, index]} label={label} options={types} className="min-w-0 flex-1" />
              {chosen.length > 1 && <RowButtons list={path} index={index} name={t("ofRule", { label, rule: id })} />}
            </span>
          );
        })}
        {free && chosen.length < mostTypes && (
          <AddButton list={path} row={() => free.value} label={t("addTypeTo", { rule: id })}>
            {t("addType")}
          </AddButton>
        )}
      </div>
      <PlaceFindings path={path} />
    </div>
  );
}

/** At all hours, or while a calendar is open or closed. */
export function Hours({ row }: { row: Path }) {
  const t = useTranslations("policy.ownership");
  const { document, set } = useDocumentForm();
  const calendars = useNamed("calendars");
  const path = [...row, "hours"];
  const hours = valueAt(document, path);
  const during = valueAt(document, [...path, "during"]) ?? "open";
  const choose = (calendar: string) =>
    set(path, calendars.some((one) => one.value === calendar) ? { calendar, during } : null);
  return (
    <>
      <ChoiceField
        path={[...path, "calendar"]}
        label={t("calendar")}
        options={calendars}
        none={t("allHours")}
        onChoose={choose}
      />
      {hours != null && (
        <ChoiceField
          path={[...path, "during"]}
          label={t("during")}
          options={hourStates.map((value) => ({ value, label: t(`hours.${value}`) }))}
        />
      )}
      <PlaceFindings path={path} />
    </>
  );
}

/** Of which accounts it speaks; all of them are written as null. */
export function Segments({ row }: { row: Path }) {
  const t = useTranslations("policy.ownership");
  const { document, isReadOnly, set } = useDocumentForm();
  const { segmentChoices } = useChoices();
  const path = [...row, "segments"];
  const stored = valueAt(document, path);
  const chosen: readonly unknown[] = Array.isArray(stored) ? stored : segments;
  const toggle = (segment: string, on: boolean) => {
    const next = segments.filter((s) => (s === segment ? on : chosen.includes(s)));
    set(path, next.length === segments.length ? null : next);
  };
  return (
    <fieldset className="grid gap-1">
      <legend className="font-medium text-xs">{t("segments")}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {segmentChoices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            disabled={isReadOnly}
            onCheckedChange={(on) => toggle(value, on === true)}
          />
        ))}
      </div>
      <PlaceFindings path={path} />
    </fieldset>
  );
}
