"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, DecimalField, TextField } from "@/components/document-form/fields";
import { rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { SomeOfField } from "@/components/document-form/some-of-field";
import { useNamed } from "../promises/use-choices";
import { isRow } from "../read";
import { useTierChoices } from "./use-tier-choices";

const link = "rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current";

/** A queue is a tier of a team: what the document says of either. */
export function QueueFields({ index, tier }: { index: number; tier: number }) {
  const t = useTranslations("canvas.field");
  const { document } = useDocumentForm();
  const team = ["teams", index];
  const id = String(valueAt(document, [...team, "id"]) ?? "");
  const place = rowsAt(document, ["tiers"]).find(({ value }) => isRow(value) && value.tier === tier);
  const hasCover = valueAt(document, [...team, "cover"]) !== undefined;
  const calendars = useNamed("calendars");
  return (
    <>
      <TextField path={[...team, "name"]} label={t("teamName")} />
      <SomeOfField path={[...team, "tiers"]} label={t("tiers")} options={useTierChoices()} write={Number} />
      {hasCover && (
        <ChoiceField
          path={[...team, "cover"]}
          label={t("cover")}
          hint={t("coverHint")}
          options={calendars}
          none={t("noCover")}
        />
      )}
      <PlaceFindings path={team} />
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link href={`/queues/${id}-t${tier}`} className={link}>
          {t("toQueue")}
        </Link>
        <Link href={`/people?team=${encodeURIComponent(id)}&tier=${tier}`} className={link}>
          {t("toPeople")}
        </Link>
      </p>
      {place && (
        <fieldset className="grid gap-3 border-line border-t pt-3">
          <legend className="sr-only">{t("tierOf", { tier })}</legend>
          <p className="text-muted text-xs">{t("tierNote", { tier })}</p>
          <TextField path={["tiers", place.index, "name"]} label={t("tierName")} />
          <div className="grid grid-cols-2 items-start gap-3">
            <DecimalField path={["tiers", place.index, "costPerMinute"]} label={t("cost")} least={0} most={1000} />
            <DecimalField path={["tiers", place.index, "complexityEffect"]} label={t("effect")} least={0} most={100} />
          </div>
          <PlaceFindings path={["tiers", place.index]} />
        </fieldset>
      )}
    </>
  );
}
