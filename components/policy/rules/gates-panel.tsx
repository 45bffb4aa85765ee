"use client";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { PercentField } from "@/components/document-form/fields";
import { valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { SomeOfField } from "@/components/document-form/some-of-field";
import { WordsField } from "@/components/document-form/words-field";
import { Checkbox } from "@/components/ui/checkbox";
import { useChoices } from "../promises/use-choices";

const hard = ["billingDispute", "policyException", "humanRequest", "legalOrSecurity", "frustration"] as const;
const further = ["severity", "urgency", "complexity"] as const;

/** Labels, inputs and faults of neighbours share their rows, however long a label is. */
const inRows = "mb-2 row-span-3 grid-rows-subgrid [&>label]:self-end";

/** What always goes to a person: signals from a limit on, accounts, words. */
export function GatesFields() {
  const t = useTranslations("canvas.gates");
  const signals = useTranslations("understanding.try.signals");
  const { document } = useDocumentForm();
  const { segmentChoices } = useChoices();
  const hasFurther = valueAt(document, ["gates", "signals"]) !== undefined;
  return (
    // Other groups of the same page have fields of the same names.
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">{t("title")}</legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-1">
        {hard.map((name) => (
          <PercentField key={name} path={["gates", name]} label={signals(name)} className={inRows} isMarked />
        ))}
      </div>
      {hasFurther && further.map((name) => <FurtherGate key={name} name={name} label={signals(name)} />)}
      <SomeOfField path={["gates", "segments"]} label={t("segments")} options={segmentChoices} />
      <WordsField path={["gates", "keywords"]} label={t("keywords")} hint={t("keywordsHint")} />
      <PlaceFindings path={["gates"]} />
    </fieldset>
  );
}

/** A gate that is there or not. */
function FurtherGate({ name, label }: { name: string; label: string }) {
  const t = useTranslations("canvas.gates");
  const { document, isReadOnly, set } = useDocumentForm();
  const path = ["gates", "signals", name];
  const value = valueAt(document, path);
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Checkbox
        label={t("further", { signal: label })}
        checked={value != null}
        disabled={isReadOnly}
        onCheckedChange={(on) => set(path, on === true ? 0.8 : null)}
      />
      {value != null && <PercentField path={path} label={label} hideLabel isMarked />}
    </div>
  );
}
