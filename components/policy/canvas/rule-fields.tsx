"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, PercentField } from "@/components/document-form/fields";
import { type Path, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Hours, IssueTypes, Segments } from "../ownership/rules-panel";
import { useNamed } from "../promises/use-choices";

/** An intersection: issue types that come together, for whom, when, and who owns it then. */
export function RuleFields({ index }: { index: number }) {
  const t = useTranslations("policy.ownership");
  const { document } = useDocumentForm();
  const row: Path = ["ownership", index];
  const id = String(valueAt(document, [...row, "id"]) ?? index + 1);
  return (
    <>
      <ChoiceField path={[...row, "owner"]} label={t("owner")} options={useNamed("teams")} />
      <IssueTypes row={row} id={id} />
      <PercentField path={[...row, "minProbability"]} label={t("minProbability")} />
      <div className="grid gap-3">
        <Hours row={row} />
      </div>
      <Segments row={row} />
      <PlaceFindings path={row} />
    </>
  );
}
